"""Answers to questions about a knowledge store: a description and citations of the scenes that match, or a script."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.control.script_registry import answer_text
from twelvelabs_sandbox.inference.description import Description
from twelvelabs_sandbox.inference.ranking import Match
from twelvelabs_sandbox.inference.schema_validation import schema_problem
from twelvelabs_sandbox.inference.structured_output import Generator
from twelvelabs_sandbox.inference.text import content_words
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_text
from twelvelabs_sandbox.resources.knowledge_stores.items import find_item
from twelvelabs_sandbox.resources.knowledge_stores.search import item_files
from twelvelabs_sandbox.resources.scripted_hits import scripted_matches

_NOTHING = "Nothing in the knowledge store matches the question."


@dataclass(frozen=True)
class Answer:
    """An answer: its text with annotations, if there is one, and the calls of functions before it.

    ``incomplete`` is why it is incomplete. ``usage`` replaces what is counted.
    """

    text: str | None
    annotations: Sequence[JsonObject] = ()
    steps: Sequence[JsonObject] = ()
    status: str = "completed"
    incomplete: str | None = None
    usage: JsonObject = field(default_factory=dict)


def simulated_answer(
    backend: Backend, question: str, found: Sequence[Match], rows: dict[str, sqlite3.Row], schema: JsonObject | None
) -> Answer:
    """The answer that describes what was found; ``rows`` are the items by id."""
    hits: list[JsonObject] = [
        {"item_id": match.identifier, "start_sec": match.scene.start, "end_sec": match.scene.end} for match in found
    ]
    steps: list[JsonObject] = [{"name": "search", "arguments": {"text": question}, "output": hits}]
    if schema is None:
        return Answer(*_write(backend, found, rows), steps)
    scenes = [match.scene for match in found]
    times = (scenes[0].start, scenes[0].end) if scenes else (0.0, 0.0)
    description = Description("Response", "video", *times, scenes, content_words(question))
    return Answer(answer_text(Generator(schema, "text.format.schema").fill(description)), steps=steps)


def scripted_answer(backend: Backend, store_id: str, scripted: JsonObject, schema: JsonObject | None) -> Answer:
    """The answer of a script. ApiError if it does not fit the schema, or cites what is not there."""
    script = Parameters(scripted)
    text = answer_text(script.get("answer")) if "answer" in script else None
    if "failure" in script:
        return Answer(text, status="failed")
    incomplete, annotations = script.optional_text("incomplete"), list[JsonObject]()
    # An answer that is incomplete need not be JSON.
    if schema is not None and text is not None and incomplete is None:
        problem = schema_problem(schema, text)
        if problem is not None:
            raise backend.script.refuse(scripted, f"does not fit the schema of the request: {problem}")
    if text is not None and "citations" in script:
        cited = scripted_matches(backend, scripted, script.mappings("citations"), item_files(backend, store_id), [])
        text, annotations = _cite(backend, store_id, text, cited)
    status = "completed" if incomplete is None else "incomplete"
    return Answer(text, annotations, script.mappings("calls"), status, incomplete, script.mapping("usage") or {})


def _cite(backend: Backend, store_id: str, text: str, cited: Sequence[Match]) -> tuple[str, list[JsonObject]]:
    """The text with a mark for each citation, and its annotations."""
    annotations = []
    for number, match in enumerate(cited, start=1):
        mark = f"[{number}]"
        if mark not in text:
            text = f"{text} {mark}".lstrip()
        start = text.index(mark)
        row = find_item(backend, store_id, match.identifier)
        annotations.append(_annotation(backend, row, match, start, start + len(mark) - 1))
    return text, annotations


def render_steps(backend: Backend, steps: Sequence[JsonObject]) -> list[JsonObject]:
    """The calls of functions, and their outputs if they have any, as the items that precede the answer."""
    return [item for step in steps for item in _step(backend, step)]


def _step(backend: Backend, step: JsonObject) -> list[JsonObject]:
    call_id = backend.new_uuid("call_")
    call: JsonObject = {
        "type": "function_call",
        "id": backend.new_uuid("fc_"),
        "status": "completed",
        "name": step["name"],
        "call_id": call_id,
        "arguments": orjson.dumps(step["arguments"]).decode(),
    }
    if "output" not in step:
        return [call]
    output: JsonObject = {
        "type": "function_call_output",
        "id": backend.new_uuid("fco_"),
        "status": "completed",
        "call_id": call_id,
        "output": answer_text(step["output"]),
    }
    return [call, output]


def _write(backend: Backend, found: Sequence[Match], rows: dict[str, sqlite3.Row]) -> tuple[str, list[JsonObject]]:
    """The text of an answer with its citations."""
    text, annotations = "", list[JsonObject]()
    for number, match in enumerate(found, start=1):
        row = rows[match.identifier]
        description = match.scene.describe() if row["asset_type"] == "video" else f"It is mostly {match.scene.color}."
        text += f"{' ' if text else ''}{item_title(row) or 'An item'}: {description} "
        mark = f"[{number}]"
        annotations.append(_annotation(backend, row, match, len(text), len(text) + len(mark) - 1))
        text += mark
    return text or _NOTHING, annotations


def _annotation(backend: Backend, row: sqlite3.Row, match: Match, start: int, end: int) -> JsonObject:
    asset = backend.db.row("SELECT thumbnail_path, hls_path FROM assets WHERE id = :id", id=row["asset_id"])
    urls = {
        name: backend.media_url(asset[column]) if asset and asset[column] else None
        for name, column in (("thumbnail_url", "thumbnail_path"), ("hls_url", "hls_path"))
    }
    times = {"start_sec": match.scene.start, "end_sec": match.scene.end} if row["asset_type"] == "video" else {}
    return {
        "type": f"{row['asset_type']}_citation",
        "start_index": start,
        "end_index": end,
        "item_id": row["id"],
        **times,
        "title": item_title(row),
        **urls,
    }


def item_title(row: sqlite3.Row) -> str | None:
    filename = as_object(orjson.loads(row["system_metadata"])).get("filename")
    return as_text(filename) if filename is not None else None
