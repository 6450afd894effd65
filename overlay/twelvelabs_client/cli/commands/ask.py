"""`twelvelabs ask`: a question about a knowledge store."""

from __future__ import annotations

import sys
from typing import Any

import click

from ..groups import Command
from ..named_objects import KNOWLEDGE_STORE, Named, find
from ..output import record_of
from ..session import Session, pass_session
from ..stdio import print_message, write_texts


@click.command(cls=Command)
@click.argument("store", type=Named(KNOWLEDGE_STORE))
@click.argument("question")
@click.option("--session", "session_id", metavar="ID", help="Continue the session of an earlier question.")
@click.option("--instructions", help="Instructions for the answer.")
@pass_session
def ask(session: Session, store: str, question: str, session_id: str | None, instructions: str | None) -> None:
    """Ask a question about a knowledge store.

    The answer is written as it is generated. Use - to read the question from stdin. The id of the session, for another
    question, is written to stderr.
    """
    given: dict[str, Any] = {
        "knowledge_store_id": find(KNOWLEDGE_STORE, store, session).id,
        "input": [{"type": "message", "role": "user", "content": sys.stdin.read() if question == "-" else question}],
        "session_id": session_id,
        "instructions": instructions,
    }
    output = session.output
    if not output.is_human_readable:
        output.write_one(record_of(session.client.responses.create(**given)), ("id", "status", "session_id"))
        return
    with session.client.responses.create_stream(**given) as events:
        write_texts(str(event.delta) for event in events if event.type == "response.output_text.delta")
        answer = events.final_response()
    if answer.session_id:
        print_message(f"session: {answer.session_id}")
