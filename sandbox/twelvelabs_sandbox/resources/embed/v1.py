"""The operations of the first version of embeddings, which the platform keeps for those who still use them."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import invalid, missing
from twelvelabs_sandbox.inference.clip_embeddings import OPTIONS, WINDOW, vectors_of
from twelvelabs_sandbox.inference.scenes import fixed_windows
from twelvelabs_sandbox.inference.vectors import text_vector
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_list, as_object, as_objects, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.assets.media_sources import Given, check_file, check_url, discard, open_medium
from twelvelabs_sandbox.resources.embed.media_plan import image_vector
from twelvelabs_sandbox.resources.embed.v2 import check_text
from twelvelabs_sandbox.resources.embed.v2_tasks import begin_task, find_task, list_tasks
from twelvelabs_sandbox.resources.registry import Call, handles

_MODEL = "marengo3.0"


@handles("create_embedding_v1")
def create_embedding_v1(call: Call) -> Answer:
    """Embed a text, a picture and a sound, each by itself."""
    body, engine = call.body, call.engine
    _check_model(body)
    answer: JsonObject = {"model_name": _MODEL}
    if (text := body.optional_text("text")) is not None:
        answer["text_embedding"] = {"segments": [{"float": text_vector(check_text(text, "text", _MODEL))}]}
    if (image := _given(call, "image")) is not None:
        answer["image_embedding"] = _embed_image(engine, image)
    if (audio := _given(call, "audio")) is not None:
        answer["audio_embedding"] = _embed_audio(engine, audio, body.number("audio_start_offset_sec", 0.0))
    elif "audio_start_offset_sec" in body:
        raise invalid("audio_start_offset_sec", "goes with audio")
    if len(answer) == 1:
        raise missing("text", "or an image or audio is required")
    return Answer.json(200, answer)


@handles("create_video_embedding_task")
def create_video_embedding_task(call: Call) -> Answer:
    """Begin to embed a video."""
    body = call.body
    _check_model(body)
    start, end = body.optional_number("video_start_offset_sec"), body.optional_number("video_end_offset_sec")
    if end is not None and (start is None or end <= start):
        raise invalid("video_end_offset_sec", "must be given with a smaller video_start_offset_sec")
    length = body.number("video_clip_length", WINDOW)
    if length != int(length):
        raise invalid("video_clip_length", "must be a whole number")
    scopes = body.texts("video_embedding_scope") or ["clip"]
    source = _given(call, "video")
    if source is None:
        raise missing("video_url", "or video_file is required")
    options = present(
        segmentation={"strategy": "fixed", "fixed": {"duration_sec": int(length)}},
        embedding_option=list(OPTIONS),
        embedding_scope=["asset" if scope == "video" else scope for scope in scopes],
        start_sec=start,
        end_sec=end,
    )
    request: JsonObject = {"options": options, "dimension": 512, "scopes": scopes}
    return Answer.json(200, {"_id": begin_task(call.engine, 1, _MODEL, "video", request, source)})


@handles("list_video_embedding_tasks")
def list_video_embedding_tasks(call: Call) -> Answer:
    """List tasks by status and time of creation."""
    return list_tasks(call, 1, _render)


@handles("retrieve_video_embedding_task_status")
def retrieve_video_embedding_task_status(call: Call) -> Answer:
    """Retrieve how far a task is."""
    rendered = _render(find_task(call.engine, 1, call.path["task_id"]))
    return Answer.json(200, {name: value for name, value in rendered.items() if not name.endswith("_at")})


@handles("retrieve_video_embedding_task")
def retrieve_video_embedding_task(call: Call) -> Answer:
    """Retrieve a task with its embeddings."""
    row = find_task(call.engine, 1, call.path["task_id"])
    options = call.query.texts("embedding_option") or list(OPTIONS)
    if "visual-text" in options:
        raise invalid("embedding_option", "must not be visual-text, which belongs to Marengo 2.7")
    rendered = _render(row)
    if row["status"] == "ready":
        data = as_objects(as_object(orjson.loads(row["answer"]))["data"])
        segments = [_segment(datum) for datum in data if datum["embedding_option"] in options]
        rendered["video_embedding"] = {**as_object(rendered["video_embedding"]), "segments": segments}
    return Answer.json(200, rendered)


def _check_model(body: Parameters) -> None:
    if body.text("model_name") != _MODEL:
        raise invalid("model_name", f"must be {_MODEL}")


def _given(call: Call, kind: str) -> Given | None:
    """Where a medium of the form is; its URL counts before a file."""
    if (url := call.body.optional_text(f"{kind}_url")) is not None:
        return check_url(call.engine, url, f"{kind}_url")
    files = call.files.get(f"{kind}_file")
    return check_file(call.engine, files[0], f"{kind}_file") if files else None


def _embed_image(engine: Engine, given: Given) -> JsonObject:
    try:
        medium = open_medium(engine, given, ["image"])
    finally:
        discard(engine, given)
    return {"segments": [{"float": image_vector(medium)}], "metadata": _about(given)}


def _embed_audio(engine: Engine, given: Given, start: float) -> JsonObject:
    try:
        medium = open_medium(engine, given, ["audio"])
    finally:
        discard(engine, given)
    if not 0 <= start < medium.duration:
        raise invalid("audio_start_offset_sec", f"must be within the duration of {medium.duration} seconds")
    windows = fixed_windows(start, medium.duration, WINDOW)
    segments: list[JsonObject] = [
        {"start_offset_sec": round(begin, 3), "end_offset_sec": round(end, 3), "float": vector}
        for (begin, end), vector in vectors_of(medium.features, "audio", windows)
    ]
    return {"segments": segments, "metadata": _about(given)}


def _about(given: Given) -> JsonObject:
    return present(input_url=given.url, input_filename=given.filename)


def _render(row: sqlite3.Row) -> JsonObject:
    task: JsonObject = {
        "_id": row["id"],
        "model_name": row["model_name"],
        "status": row["status"],
        "created_at": to_text(row["created_at"]),
        "updated_at": to_text(row["changed_at"]),
    }
    if row["status"] == "ready":
        known = Parameters(as_object(as_object(orjson.loads(row["answer"]))["metadata"]))
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
