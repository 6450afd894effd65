"""Whether an index or a knowledge store accepts a file: by the rules of Marengo, unless a failure is scripted."""

import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.inference.marengo import indexing_failure
from twelvelabs_sandbox.json_values import JsonObject


def find_failure(
    backend: Backend,
    filename: str | None,
    facts: JsonObject | None,
    *,
    index: sqlite3.Row | None = None,
    knowledge_store: sqlite3.Row | None = None,
) -> str | None:
    """The platform's error code if an index or a knowledge store, given as its row, will fail to index a file, or None.

    An image has no facts: its limits are not documented.
    """
    call = ModelCall("index", (), [filename or ""], names_of(index), names_of(knowledge_store))
    if backend.script.take(call) is not None:
        return "indexing_failed"
    return indexing_failure(facts) if facts is not None else None


def names_of(place: sqlite3.Row | None) -> list[str]:
    """The names by which a script identifies an index or a knowledge store: its name and its id."""
    return [place["name"], place["id"]] if place is not None else []
