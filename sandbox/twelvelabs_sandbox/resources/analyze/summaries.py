"""Deprecated operations: summaries, chapters, highlights, titles, topics and hashtags."""

import math
import sqlite3
from collections.abc import Sequence

import orjson

from twelvelabs_sandbox.backend.asset_features import scenes_of
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.indexing import names_of
from twelvelabs_sandbox.backend.status_columns import INDEXED_ASSET_COLUMNS
from twelvelabs_sandbox.control.script_registry import answer_text
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import invalid
from twelvelabs_sandbox.inference.description import Description
from twelvelabs_sandbox.inference.scenes import Scene
from twelvelabs_sandbox.inference.schema_support import check_schema
from twelvelabs_sandbox.inference.schema_validation import schema_problem
from twelvelabs_sandbox.inference.structured_output import Generator
from twelvelabs_sandbox.inference.text import shortened, tokens
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_objects, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.media_sources import asset_words
from twelvelabs_sandbox.resources.registry import Request, handles

_TYPES = ("summary", "chapter", "highlight")
# The fields that each type is returned in.
_FIELDS = {"summary": "summary", "chapter": "chapters", "highlight": "highlights"}
_GIST_FIELDS = {"title": "title", "topic": "topics", "hashtag": "hashtags"}
_MAX_TOKENS = 4096


@handles("create_summary")
def create_summary(request: Request) -> Response:
    """Summarize a video, divide it into chapters, or find its highlights."""
    body, kind = request.body, request.body.text("type")
    if kind not in _TYPES:
        raise invalid("type", f"must be one of {', '.join(_TYPES)}")
    form = Parameters(body.mapping("response_format") or {})
    if (schema := form.mapping("json_schema")) is not None:
        if kind != "summary":
            raise invalid("response_format", "is only valid for the type summary")
        check_schema(schema, "response_format.json_schema")
    row = _find(request.backend, body.text("video_id"))
    call = _call(request.backend, "summarize", row, [body.optional_text("prompt") or ""])
    scripted = request.backend.script.take(call, lambda answer: _FIELDS[kind] in answer.fields)
    description = _describe(request.backend, row)
    content: JsonObject
    if scripted is not None:
        content = {_FIELDS[kind]: _scripted(request.backend, scripted, kind, body, schema)}
    elif kind == "summary":
        content = {"summary": _summary(description, body, schema)}
    elif kind == "chapter":
        content = {"chapters": [_chapter(number, scene) for number, scene in enumerate(description.scenes)]}
    else:
        liveliest = sorted(description.scenes, key=lambda scene: (-scene.motion, -(scene.loudness or 0.0)))[:3]
        content = {"highlights": [_highlight(scene) for scene in sorted(liveliest, key=lambda scene: scene.start)]}
    return Response.json(200, {"summarize_type": kind, **_identity(request.backend, content), **content})


@handles("create_gist")
def create_gist(request: Request) -> Response:
    """Generate a title, topics and hashtags."""
    types = request.body.texts("types")
    row = _find(request.backend, request.body.text("video_id"))
    scripted = request.backend.script.take(_call(request.backend, "gist", row))
    description = _describe(request.backend, row)
    topics = [*dict.fromkeys([*description.words, *description.colors])][:5] or ["video"]
    gist: JsonObject = {
        "title": description.title,
        "topics": topics,
        "hashtags": [word.replace(" ", "") for word in topics],
    }
    if scripted is not None:
        if missed := [kind for kind in types if _GIST_FIELDS[kind] not in scripted]:
            raise request.backend.script.refuse(scripted, f"has no {_GIST_FIELDS[missed[0]]}, which were requested")
        gist = scripted
    content: JsonObject = {_GIST_FIELDS[kind]: gist[_GIST_FIELDS[kind]] for kind in types}
    return Response.json(200, {**_identity(request.backend, content), **content})


def _find(backend: Backend, video_id: str) -> sqlite3.Row:
    row = backend.db.find("video", backend.select("indexed_assets", INDEXED_ASSET_COLUMNS), video_id)
    if row["status"] != "ready":
        raise invalid("video_id", f"must be the id of a video that is ready, but its status is {row['status']}")
    return row


def _call(backend: Backend, kind: str, row: sqlite3.Row, texts: Sequence[str] = ()) -> ModelCall:
    index = backend.db.row("SELECT id, name FROM indexes WHERE id = :id", id=row["index_id"])
    return ModelCall(kind, texts, [row["filename"] or ""], names_of(index))


def _scripted(backend: Backend, scripted: JsonObject, kind: str, body: Parameters, schema: JsonObject | None) -> object:
    """The scripted content of a type: a text, or a list whose items have the fields that can be derived."""
    if kind == "summary":
        text = answer_text(scripted["summary"])
        if schema is not None and (problem := schema_problem(as_object(schema), text)):
            raise backend.script.refuse(scripted, f"does not fit the schema of the request: {problem}")
        return shortened(text, body.integer("max_tokens", _MAX_TOKENS))
    items = as_objects(scripted[_FIELDS[kind]])
    return [
        ({"chapter_number": number} if kind == "chapter" else {}) | _whole_times(item) | item
        for number, item in enumerate(items)
    ]


def _whole_times(item: JsonObject) -> JsonObject:
    """The whole seconds that the platform gives beside exact ones."""
    start, end = item.get("start_sec"), item.get("end_sec")
    return present(
        start=math.floor(start) if isinstance(start, int | float) else None,
        end=math.ceil(end) if isinstance(end, int | float) else None,
    )


def _describe(backend: Backend, row: sqlite3.Row) -> Description:
    words = asset_words(row["filename"], row["user_metadata"])
    title = " ".join(word.capitalize() for word in words) or "A Video"
    return Description(title, "video", 0.0, row["duration"], scenes_of(backend, row["asset_id"]), words)


def _summary(description: Description, body: Parameters, schema: JsonObject | None) -> str:
    if schema is not None:
        return orjson.dumps(Generator(as_object(schema), "response_format.json_schema").fill(description)).decode()
    text = description.write(body.optional_text("prompt") or "", {})
    return shortened(text, body.integer("max_tokens", _MAX_TOKENS))


def _identity(backend: Backend, content: JsonObject) -> JsonObject:
    return {"id": backend.ids.uuid4("summary"), "usage": {"output_tokens": len(tokens(orjson.dumps(content).decode()))}}


def _times(scene: Scene) -> JsonObject:
    return {"start": int(scene.start), "end": round(scene.end), "start_sec": scene.start, "end_sec": scene.end}


def _chapter(number: int, scene: Scene) -> JsonObject:
    title = f"{(scene.color or scene.sound or 'part').capitalize()} {number + 1}"
    return {"chapter_number": number, **_times(scene), "chapter_title": title, "chapter_summary": scene.describe()}


def _highlight(scene: Scene) -> JsonObject:
    title = f"{(scene.color or scene.sound or 'part').capitalize()} at {scene.start:.1f} seconds"
    return {**_times(scene), "highlight": title, "highlight_summary": scene.describe()}
