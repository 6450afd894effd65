"""`twelvelabs wait`: until objects are ready."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..groups import Command
from ..named_objects import COLLECTION, INDEX, KNOWLEDGE_STORE, Named, find
from ..parameters import timeout_option
from ..session import Session, pass_session
from ..waits import WAITABLES, wait_for


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(list(WAITABLES)), metavar="KIND")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--index", type=Named(INDEX), help="The index that indexed assets are in.")
@click.option("--knowledge-store", type=Named(KNOWLEDGE_STORE), help="The knowledge store that items are in.")
@click.option("--collection", type=Named(COLLECTION), help="The collection that entities are in.")
@timeout_option
@pass_session
def wait(
    session: Session,
    kind: str,
    ids: Sequence[str],
    index: str | None,
    knowledge_store: str | None,
    collection: str | None,
    timeout: float | None,
) -> None:
    """Wait until objects are ready.

    KIND is asset, indexed-asset, item (of a knowledge store), entity, analysis, batch (of analyses), embedding,
    transcription (of an asset), or task (video indexing). The exit code is 0 if all are ready, 1 if any has failed, and
    124 on a timeout: processing continues, and the wait can be repeated.
    """
    given = {"--index": (index, INDEX), "--knowledge-store": (knowledge_store, KNOWLEDGE_STORE)}
    given["--collection"] = (collection, COLLECTION)
    needed = WAITABLES[kind].within
    if needed is None:
        wait_for(session, kind, ids, None, timeout)
        return
    name, holder = given[needed]
    if name is None:
        raise click.UsageError(f"{kind} needs {needed}.")
    wait_for(session, kind, ids, find(holder, name, session).id, timeout)
