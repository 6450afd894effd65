"""Operations on embeddings v1, which the platform keeps for existing users."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import invalid, missing
from twelvelabs_sandbox.inference.clip_embeddings import OPTIONS, WINDOW, vectors_of
from twelvelabs_sandbox.inference.scenes import fixed_windows
from twelvelabs_sandbox.inference.vectors import text_vector
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_list, as_object, as_objects, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.media_sources import SourceRef, check_file, check_url, read_and_release
from twelvelabs_sandbox.resources.embed.media_plan import image_vector
from twelvelabs_sandbox.resources.embed.scripted_vectors import embed_as_scripted
from twelvelabs_sandbox.resources.embed.v2 import check_text
from twelvelabs_sandbox.resources.embed.v2_tasks import begin_task, find_task, list_tasks
from twelvelabs_sandbox.resources.registry import Request, handles

_MODEL = "marengo3.0"


@handles("create_embedding_v1")
def create_embedding_v1(request: Request) -> Response:
    """Embed a text, an image and an audio file, each separately."""
    body, backend = request.body, request.backend
    _check_model(body)
    response: JsonObject = {"model_name": _MODEL}
    if (text := body.optional_text("text")) is not None:
        made: list[JsonObject] = [{"float": text_vector(check_text(text, "text", _MODEL))}]
        call = ModelCall("embed", [text])
        response["text_embedding"] = {"segments": embed_as_scripted(backend, call, made, key="float")}
    if (image := _source(request, "image")) is not None:
        response["image_embedding"] = _embed_image(backend, image)
    if (audio := _source(request, "audio")) is not None:
        response["audio_embedding"] = _embed_audio(backend, audio, body.number("audio_start_offset_sec", 0.0))
    elif "audio_start_offset_sec" in body:
        raise invalid("audio_start_offset_sec", "requires audio")
    if len(response) == 1:
        raise missing("text, image or audio")
    return Response.json(200, response)


@handles("create_video_embedding_task")
def create_video_embedding_task(request: Request) -> Response:
    """Start embedding a video."""
    body = request.body
    _check_model(body)
    start, end = body.optional_number("video_start_offset_sec"), body.optional_number("video_end_offset_sec")
    if end is not None and (start is None or end <= start):
        raise invalid("video_end_offset_sec", "requires a video_start_offset_sec that is less")
    length = body.number("video_clip_length", WINDOW)
    if length != int(length):
        raise invalid("video_clip_length", "must be a whole number")
    scopes = body.texts("video_embedding_scope") or ["clip"]
    source = _source(request, "video")
    if source is None:
        raise missing("video_url or video_file")
    options = present(
        segmentation={"strategy": "fixed", "fixed": {"duration_sec": int(length)}},
        embedding_option=list(OPTIONS),
        embedding_scope=["asset" if scope == "video" else scope for scope in scopes],
        start_sec=start,
        end_sec=end,
    )
    plan: JsonObject = {"options": options, "dimension": 512, "scopes": scopes}
    return Response.json(200, {"_id": begin_task(request.backend, 1, _MODEL, "video", plan, source)})


@handles("list_video_embedding_tasks")
def list_video_embedding_tasks(request: Request) -> Response:
    """List tasks, filtered by status and time of creation."""
    return list_tasks(request, 1, _render)


@handles("retrieve_video_embedding_task_status")
def retrieve_video_embedding_task_status(request: Request) -> Response:
    """Retrieve the status of a task."""
    rendered = _render(find_task(request.backend, 1, request.path["task_id"]))
    return Response.json(200, {name: value for name, value in rendered.items() if not name.endswith("_at")})


@handles("retrieve_video_embedding_task")
def retrieve_video_embedding_task(request: Request) -> Response:
    """Retrieve a task with its embeddings."""
    row = find_task(request.backend, 1, request.path["task_id"])
    options = request.query.texts("embedding_option") or list(OPTIONS)
    if "visual-text" in options:
        raise invalid("embedding_option", "must not be visual-text, which only Marengo 2.7 supports")
    rendered = _render(row)
    if row["status"] == "ready":
        data = as_objects(as_object(orjson.loads(row["result"]))["data"])
        segments = [_segment(datum) for datum in data if datum["embedding_option"] in options]
        rendered["video_embedding"] = {**as_object(rendered["video_embedding"]), "segments": segments}
    return Response.json(200, rendered)


def _check_model(body: Parameters) -> None:
    if body.text("model_name") != _MODEL:
        raise invalid("model_name", f"must be {_MODEL}")


def _source(request: Request, kind: str) -> SourceRef | None:
    """The source of media in the form; a URL takes precedence over a file."""
    if (url := request.body.optional_text(f"{kind}_url")) is not None:
        return check_url(request.backend, url, f"{kind}_url")
    files = request.files.get(f"{kind}_file")
    return check_file(request.backend, files[0], f"{kind}_file") if files else None


def _embed_image(backend: Backend, source: SourceRef) -> JsonObject:
    media = read_and_release(backend, source, ["image"])
    return _embedding(backend, source, [{"float": image_vector(media)}])


def _embed_audio(backend: Backend, source: SourceRef, start: float) -> JsonObject:
    media = read_and_release(backend, source, ["audio"])
    if not 0 <= start < media.duration:
        raise invalid("audio_start_offset_sec", f"must be within the duration of {media.duration} seconds")
    windows = fixed_windows(start, media.duration, WINDOW)
    segments: list[JsonObject] = [
        {"start_offset_sec": round(begin, 3), "end_offset_sec": round(end, 3), "float": vector}
        for (begin, end), vector in vectors_of(media.features, "audio", windows)
    ]
    return _embedding(backend, source, segments)


def _embedding(backend: Backend, source: SourceRef, segments: list[JsonObject]) -> JsonObject:
    call = ModelCall("embed", filenames=[source.filename or ""])
    metadata = present(input_url=source.url, input_filename=source.filename)
    return {"segments": embed_as_scripted(backend, call, segments, key="float"), "metadata": metadata}


def _render(row: sqlite3.Row) -> JsonObject:
    task: JsonObject = {
        "_id": row["id"],
        "model_name": row["model_name"],
        "status": row["status"],
        "created_at": to_text(row["created_at"]),
        "updated_at": to_text(row["changed_at"]),
    }
    if row["status"] == "ready":
        known = Parameters(as_object(as_object(orjson.loads(row["result"]))["metadata"]))
        metadata = present(
            input_url=known.get("input_url"),
            input_filename=known.get("input_filename"),
            video_clip_length=known.get("clip_length"),
            video_embedding_scope=as_list(as_object(orjson.loads(row["request"]))["scopes"]),
            video_embedding_option=list(OPTIONS),
            duration=known.get("duration"),
        )
        task["video_embedding"] = {"metadata": metadata}
    return task


def _segment(datum: JsonObject) -> JsonObject:
    scope = "video" if datum["embedding_scope"] == "asset" else datum["embedding_scope"]
    return {
        "start_offset_sec": datum["start_sec"],
        "end_offset_sec": datum["end_sec"],
        "embedding_option": datum["embedding_option"],
        "embedding_scope": scope,
        "float": datum["embedding"],
    }
