"""Operations on embedding tasks v2, and the functions that those of v1 share."""

import sqlite3
from collections.abc import Callable
from dataclasses import asdict, replace

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import embedding_ends_at
from twelvelabs_sandbox.backend.status_columns import EMBEDDING_TASK_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.control.script_registry import raise_failure
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError, UnknownResourceError, invalid, unsupported
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.media_sources import ReadMedia, SourceRef, check_source, read_media, release
from twelvelabs_sandbox.resources.embed.document_plan import DocumentPlan
from twelvelabs_sandbox.resources.embed.media_plan import (
    NEWER,
    Plan,
    check_dimension,
    image_vector,
    single,
)
from twelvelabs_sandbox.resources.embed.scripted_vectors import with_vectors
from twelvelabs_sandbox.resources.embed.v2 import check_input, check_model_options
from twelvelabs_sandbox.resources.paging import filter_time, page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import Selection, to_json

_WEEK = 7 * 24 * 3600 * 1000
_MIN_SECONDS, _MAX_SECONDS = 4.0, 4 * 3600.0
_TIMED = ("audio", "video")


@handles("create_embedding_task")
def create_embedding_task(request: Request) -> Response:
    """Start embedding a video, an audio file, a document or an image."""
    body = request.body
    model, kind = body.text("model_name"), body.text("input_type")
    parameters = check_input(body, kind)
    check_model_options(body, model, ("embedding_uncertainty",))
    dimension = check_dimension(body, model)
    if kind not in _TIMED and model != NEWER:
        raise invalid("input_type", f"must be audio or video with {model}")
    if "multi_input" in body:
        raise unsupported("multi_input", "a task has one input")
    options = parameters.without("media_source")
    if kind == "document":
        DocumentPlan.read(options)
    elif kind in _TIMED:
        Plan.read(kind, model, options)
    source = check_source(request.backend, parameters.mapping("media_source") or {}, f"{kind}.media_source")
    plan: JsonObject = {"options": options, "dimension": dimension}
    task_id = begin_task(request.backend, 2, model, kind, plan, source)
    metadata = {"embedding_dimension": dimension} if model == NEWER else None
    return Response.json(202, {"_id": task_id, "status": "processing", "data": None, **present(metadata=metadata)})


@handles("list_embedding_tasks")
def list_embedding_tasks(request: Request) -> Response:
    """List the tasks of the last seven days, filtered by status and time of creation."""
    return list_tasks(request, 2, _render_listed)


@handles("retrieve_embedding_task")
def retrieve_embedding_task(request: Request) -> Response:
    """Retrieve a task, with its embeddings once it is ready."""
    row = find_task(request.backend, 2, request.path["task_id"])
    ready, response = row["status"] == "ready", as_object(orjson.loads(row["result"] or "{}"))
    task: JsonObject = {
        "_id": row["id"],
        "status": row["status"],
        "created_at": to_text(row["created_at"]),
        "updated_at": to_text(row["changed_at"]),
        "data": response["data"] if ready else None,
    }
    if ready:
        task |= present(metadata=response["metadata"], usage=response.get("usage"))
    elif row["status"] == "failed":
        task["error"] = {"message": row["failure"]}
    return Response.json(200, task)


def begin_task(backend: Backend, version: int, model: str, kind: str, request: JsonObject, source: SourceRef) -> str:
    """Store a new task, start it and return its id."""
    try:
        scripted = backend.script.take(ModelCall("embed", filenames=[source.filename or ""]))
    except ApiError:
        release(backend, source)
        raise
    task_id = backend.new_id()
    backend.db.insert(
        "embedding_tasks",
        id=task_id,
        version=version,
        model_name=model,
        input_type=kind,
        request=to_json({**request, "scripted": scripted, "source": asdict(replace(source, blob=None))}),
        blob=source.blob,
        created_at=backend.clock.milliseconds(),
        ends_at=embedding_ends_at(backend.clock),
    )
    backend.jobs.submit(run_embedding_task, backend, task_id)
    return task_id


def find_task(backend: Backend, version: int, task_id: str) -> sqlite3.Row:
    """The row of a task of one version of the operations. UnknownResourceError if there is none, or no longer."""
    return backend.db.find("embedding task", _selection(backend, version), task_id)


def list_tasks(request: Request, version: int, render: Callable[[sqlite3.Row], JsonObject]) -> Response:
    """The requested page of tasks of one version of the operations."""
    selection = _selection(request.backend, version)
    filter_time(request, selection, "started_at", "created_at >")
    filter_time(request, selection, "ended_at", "created_at <")
    selection.where_equal(status=request.query.get("status"))
    return page_response(request, selection, render)


def resume_embedding_tasks(backend: Backend) -> None:
    """Resume the tasks that an earlier sandbox on the same data left unfinished."""
    for row in backend.db.rows("SELECT id FROM embedding_tasks WHERE result IS NULL AND failure IS NULL"):
        backend.jobs.submit(run_embedding_task, backend, row["id"])


def run_embedding_task(backend: Backend, task_id: str) -> None:
    """Run a task and store its result or its failure."""
    row = backend.db.row("SELECT * FROM embedding_tasks WHERE id = :id", id=task_id)
    if row is None:
        return
    request = as_object(orjson.loads(row["request"]))
    source = replace(SourceRef(**as_object(request["source"])), blob=row["blob"])  # type: ignore[arg-type] # as kept
    outcome: JsonObject
    try:
        scripted = as_object(request["scripted"]) if request["scripted"] is not None else None
        raise_failure(scripted)
        media = read_media(backend, source, [row["input_type"]])
        _check_duration(media)
        outcome = {"result": to_json(_embed(backend, row, Parameters(request), media, scripted))}
    except (ApiError, UnknownResourceError) as error:
        if backend.jobs.stopping.is_set():
            return
        outcome = {"failure": error.message}
    backend.db.update("embedding_tasks", task_id, blob=None, **outcome)
    release(backend, source)


def _embed(
    backend: Backend, row: sqlite3.Row, request: Parameters, media: ReadMedia, scripted: JsonObject | None
) -> JsonObject:
    kind, model, options = row["input_type"], row["model_name"], request.mapping("options") or {}
    data: list[JsonObject]
    if kind in _TIMED:
        plan = Plan.read(kind, model, options)
        data, metadata = plan.embeddings(media), plan.metadata(media)
    elif kind == "document":
        document = DocumentPlan.read(options)
        data, metadata = document.embeddings(media), document.metadata(media)
    else:
        data = [single(image_vector(media), embedding_option="visual", embedding_scope="asset")]
        metadata = present(
            input_type=kind,
            input_url=media.source.url,
            input_filename=media.filename,
            embedding_options=["visual"],
            embedding_scopes=["asset"],
        )
    dimension = request.integer("dimension")
    if model == NEWER:
        metadata["embedding_dimension"] = dimension
    return {"data": with_vectors(backend, scripted, data, dimension=dimension), "metadata": metadata}


def _check_duration(media: ReadMedia) -> None:
    if media.kind not in _TIMED:
        return
    if media.duration < _MIN_SECONDS:
        raise ApiError(400, "video_duration_too_short", f"The {media.kind} must be at least 4 seconds long.")
    if media.duration > _MAX_SECONDS:
        raise ApiError(400, "video_duration_too_long", f"The {media.kind} must be at most 4 hours long.")


def _selection(backend: Backend, version: int) -> Selection:
    selection = backend.select("embedding_tasks", EMBEDDING_TASK_COLUMNS).where_equal(version=version)
    return selection.where("created_at > :oldest", oldest=backend.clock.milliseconds() - _WEEK)


def _render_listed(row: sqlite3.Row) -> JsonObject:
    response = as_object(orjson.loads(row["result"] or "{}"))
    known = Parameters(as_object(response.get("metadata", {})) if row["status"] == "ready" else {})
    kind = row["input_type"]
    names = {"clip_length": "video_clip_length"} | {
        f"embedding_{what}s": f"{kind}_embedding_{what}" for what in ("scope", "option")
    }
    shown = ("input_url", "input_filename", "duration", "start_offset_sec", "end_offset_sec", *names)
    metadata = {names.get(name, name): known.get(name) for name in shown if name in known}
    if kind == "video":
        metadata = {name: value for name, value in metadata.items() if not name.endswith("offset_sec")}
    task: JsonObject = {
        "_id": row["id"],
        "model_name": row["model_name"],
        "status": row["status"],
        "created_at": to_text(row["created_at"]),
        "updated_at": to_text(row["changed_at"]),
    }
    return task | ({f"{kind}_embedding": {"metadata": metadata}} if metadata else {})
