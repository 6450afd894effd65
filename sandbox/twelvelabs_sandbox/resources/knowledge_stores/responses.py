"""The operation that answers questions about a knowledge store, as JSON or as a stream, in sessions.

Instructions are accepted, but have no effect.
"""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.indexing import names_of
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import UnknownResourceError, invalid
from twelvelabs_sandbox.inference.ranking import Match
from twelvelabs_sandbox.inference.schema_support import check_schema
from twelvelabs_sandbox.inference.text import content_words, tokens
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_objects, as_text
from twelvelabs_sandbox.messages import Response, Stream
from twelvelabs_sandbox.resources.analyze.analyze import stream_pause
from twelvelabs_sandbox.resources.knowledge_stores.answers import (
    item_title,
    render_steps,
    scripted_answer,
    simulated_answer,
)
from twelvelabs_sandbox.resources.knowledge_stores.item_collections import find_item_collection
from twelvelabs_sandbox.resources.knowledge_stores.items import find_item
from twelvelabs_sandbox.resources.knowledge_stores.response_events import response_events
from twelvelabs_sandbox.resources.knowledge_stores.search import find_moments, ready_items
from twelvelabs_sandbox.resources.knowledge_stores.stores import find_knowledge_store
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import to_json

_MAX_CITATIONS = 3
_SELECTION = re.compile(r"\{\{sel:(\d{1,4})\}\}")


@handles("create_response")
def create_response(request: Request) -> Response:
    """Answer a question about a knowledge store."""
    backend, body = request.backend, request.body
    store = find_knowledge_store(backend, body.text("knowledge_store_id"))
    schema = _schema(body)
    session = _Session.open(backend, store["id"], body.optional_text("session_id"))
    selected = [_check_selection(backend, store["id"], one) for one in body.mappings("selections")]
    selections = session.selections + selected
    question = _question(backend, store["id"], body, selections)
    texts = list(dict.fromkeys([question, *(as_text(message["content"]) for message in body.mappings("input"))]))
    scripted = backend.script.take(ModelCall("respond", texts, knowledge_store=names_of(store)))
    if scripted is not None:
        answer = scripted_answer(backend, store["id"], scripted, schema)
    else:
        answer = simulated_answer(
            backend, question, *_search(backend, store["id"], question, session, selections), schema
        )
    session.keep(backend, question, answer.text or "", selections)
    message: JsonObject = {
        "type": "message",
        "id": f"msg_{session.identifier}_{len(session.turns)}",
        "status": answer.status,
        "role": "assistant",
        "phase": "final_answer",
        "content": [{"type": "output_text", "text": answer.text, "annotations": answer.annotations}],
    }
    steps = render_steps(backend, answer.steps) if body.texts("include") else []
    counted = {"input_tokens": len(tokens(question)), "output_tokens": len(tokens(answer.text or ""))}
    response: JsonObject = {
        "id": backend.new_uuid("resp_"),
        "knowledge_store_id": store["id"],
        "session_id": session.identifier,
        "type": "response",
        "object": "response",
        "status": answer.status,
        "incomplete_details": {"reason": answer.incomplete} if answer.incomplete is not None else None,
        "output": [*steps, *([message] if answer.text is not None else [])],
        "usage": {**counted, **answer.usage},
        "created_at": to_text(backend.clock.milliseconds()),
    }
    if body.flag("stream", default=False):
        events = Stream(response_events(response), stream_pause(backend))
        return Response(200, events, {"content-type": "text/event-stream", "cache-control": "no-cache"})
    return Response.json(200, response)


@dataclass(frozen=True)
class _Session:
    """A conversation: its earlier questions and answers, and the selections to prefer."""

    identifier: str
    store_id: str
    turns: list[JsonObject]
    selections: list[JsonObject]

    @classmethod
    def open(cls, backend: Backend, store_id: str, session_id: str | None) -> "_Session":
        """The session to continue, or a new one."""
        if session_id is None:
            return cls(backend.new_uuid("sess_"), store_id, [], [])
        row = backend.db.row("SELECT * FROM sessions WHERE id = :id", id=session_id)
        if row is None or row["knowledge_store_id"] != store_id:
            raise invalid("session_id", "must be the session of an earlier response about the same knowledge store")
        turns, selections = (as_objects(orjson.loads(row[column])) for column in ("turns", "selections"))
        return cls(session_id, store_id, turns, selections)

    def keep(self, backend: Backend, question: str, response: str, selections: Sequence[JsonObject]) -> None:
        """Store the session with one more question and its answer."""
        now = backend.clock.milliseconds()
        backend.db.run(
            "INSERT INTO sessions VALUES (:id, :store_id, :turns, :selections, :now, :now)"
            " ON CONFLICT (id) DO UPDATE SET turns = :turns, selections = :selections, updated_at = :now",
            id=self.identifier,
            store_id=self.store_id,
            turns=to_json([*self.turns, {"question": question, "answer": response}]),
            selections=to_json(selections),
            now=now,
        )


def _schema(body: Parameters) -> JsonObject | None:
    """The JSON Schema for the answer, or None for plain text."""
    form = (body.mapping("text") or {}).get("format")
    if form is None or as_object(form)["type"] == "text":
        return None
    schema = as_object(as_object(form)["schema"])
    check_schema(schema, "text.format.schema", wide=True)
    return schema


def _check_selection(backend: Backend, store_id: str, selection: JsonObject) -> JsonObject:
    kind, identifier = as_text(selection["kind"]), as_text(selection["id"])
    find = find_item if kind == "item" else find_item_collection
    try:
        find(backend, store_id, identifier)
    except UnknownResourceError as unknown:
        raise invalid("selections", f"must exist. {unknown.message}") from None
    return selection


def _question(backend: Backend, store_id: str, body: Parameters, selections: Sequence[JsonObject]) -> str:
    """The question, with references to selections replaced by their names."""
    messages = body.mappings("input")

    def name(found: re.Match[str]) -> str:
        number = int(found[1])
        if number >= len(selections):
            raise invalid("input", f"must not refer to selection {number}: there are only {len(selections)}")
        return _selection_title(backend, store_id, selections[number])

    return " ".join(_SELECTION.sub(name, as_text(message["content"])) for message in messages)


def _selection_title(backend: Backend, store_id: str, selection: JsonObject) -> str:
    identifier = as_text(selection["id"])
    if selection["kind"] == "collection":
        return as_text(find_item_collection(backend, store_id, identifier)["name"])
    return item_title(find_item(backend, store_id, identifier)) or identifier


def _search(
    backend: Backend, store_id: str, question: str, session: _Session, selections: Sequence[JsonObject]
) -> tuple[list[Match], dict[str, sqlite3.Row]]:
    """The scenes that match a question, best first but selected items before others, and the items by id."""
    rows = {row["id"]: row for row in ready_items(backend, store_id)}
    words = content_words(question)
    matches = find_moments(backend, list(rows.values()), words, ["visual", "audio"]) if words else []
    if not matches and session.turns:
        # A follow-up question may not match by itself, so fall back to the question before.
        words = content_words(as_text(session.turns[-1]["question"]))
        matches = find_moments(backend, list(rows.values()), words, ["visual", "audio"]) if words else []
    preferred = _selected_items(backend, selections)
    return sorted(matches, key=lambda match: match.identifier not in preferred)[:_MAX_CITATIONS], rows


def _selected_items(backend: Backend, selections: Sequence[JsonObject]) -> set[str]:
    items = {as_text(one["id"]) for one in selections if one["kind"] == "item"}
    collections = [as_text(one["id"]) for one in selections if one["kind"] == "collection"]
    rows = backend.db.rows(
        "SELECT item_id FROM item_collection_members WHERE item_collection_id IN (SELECT value FROM json_each(:ids))",
        ids=to_json(collections),
    )
    return items | {row["item_id"] for row in rows}
