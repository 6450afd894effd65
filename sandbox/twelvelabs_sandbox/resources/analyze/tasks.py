"""Operations on analysis tasks, and the functions that batches share."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import analysis_times
from twelvelabs_sandbox.backend.status_columns import ANALYSIS_TASK_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, as_object, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.analyze.body import GENERAL, TASK_LIMIT
from twelvelabs_sandbox.resources.analyze.request import Analysis
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import to_json

_ENDED = ("ready", "failed", "canceled")
# The parameters that a task returns as they were sent.
_SHOWN = (
    "prompt",
    "prompt_v2",
    "response_format",
    "temperature",
    "max_tokens",
    "min_segment_duration",
    "max_segment_duration",
    "start_time",
    "end_time",
)


@handles("create_analysis_task")
def create_analysis_task(request: Request) -> Response:
    """Start analyzing a video or images."""
    backend, body = request.backend, request.body
    analysis = Analysis.read(backend, body, body.optional_text("analysis_mode") or GENERAL)
    task_id = backend.new_id()
    keep_task(backend, task_id, analysis, body.optional_text("custom_id"), analysis_times(backend.clock))
    backend.jobs.submit(run_analysis_task, backend, task_id)
    return Response.json(202, {"task_id": task_id, "status": "queued"})


@handles("list_analysis_tasks")
def list_analysis_tasks(request: Request) -> Response:
    """List tasks by status, video and mode."""
    selection = request.backend.select("analysis_tasks", ANALYSIS_TASK_COLUMNS)
    selection.where_equal(
        **{name: request.query.get(name) for name in ("status", "video_url", "asset_id", "analysis_mode")}
    )
    return page_response(request, selection, _render)


@handles("retrieve_analysis_task")
def retrieve_analysis_task(request: Request) -> Response:
    """Retrieve a task, with its result when it is ready."""
    return Response.json(200, _render(find_analysis_task(request.backend, request.path["task_id"])))


@handles("delete_analysis_task")
def delete_analysis_task(request: Request) -> Response:
    """Delete a task that is not being processed."""
    backend = request.backend
    with backend.db.transaction():
        row = find_analysis_task(backend, request.path["task_id"])
        if row["status"] == "processing":
            raise ApiError(409, "conflict", "The task is being processed. Cancel it first, or wait.")
        backend.db.delete("analysis_tasks", row["id"])
    Analysis.from_json(row["request"]).release(backend)
    return Response(204)


@handles("cancel_analysis_task")
def cancel_analysis_task(request: Request) -> Response:
    """Cancel a task that has not ended. Canceling it again has no effect."""
    backend = request.backend
    with backend.db.transaction():
        row = find_analysis_task(backend, request.path["task_id"])
        if row["batch_id"] is not None:
            raise ApiError(409, "conflict", "The task belongs to a batch. Cancel the batch instead.")
        if row["status"] in ("ready", "failed"):
            raise ApiError(409, "conflict", f"The task has already ended: it is {row['status']}.")
        if row["status"] != "canceled":
            now = backend.clock.milliseconds()
            backend.db.update("analysis_tasks", row["id"], canceled_at=now, cancellation="user_canceled")
    return Response.json(200, {"task_id": row["id"], "status": "canceled"})


def keep_task(
    backend: Backend,
    task_id: str,
    analysis: Analysis,
    custom_id: str | None,
    times: tuple[int, int],
    batch_id: str | None = None,
    expires_at: int | None = None,
) -> None:
    """Store a new task. A task that would end after its batch expires is canceled at that time."""
    video = analysis.video
    late = expires_at is not None and times[1] > expires_at
    asset_id = video.asset_id if video else None
    asset = backend.db.row("SELECT duration FROM assets WHERE id = :id", id=asset_id) if asset_id else None
    backend.db.insert(
        "analysis_tasks",
        id=task_id,
        batch_id=batch_id,
        custom_id=custom_id,
        analysis_mode=analysis.mode,
        request=analysis.to_json(),
        asset_id=asset_id,
        video_url=video.url if video else None,
        duration=asset["duration"] if asset else None,
        created_at=backend.clock.milliseconds(),
        starts_at=times[0],
        ends_at=times[1],
        canceled_at=expires_at if late else None,
        cancellation="batch_expired" if late else None,
    )


def find_analysis_task(backend: Backend, task_id: str) -> sqlite3.Row:
    """The row of a task; UnknownResourceError if there is none."""
    return backend.db.find("analysis task", backend.select("analysis_tasks", ANALYSIS_TASK_COLUMNS), task_id)


def resume_analysis_tasks(backend: Backend) -> None:
    """Resume the tasks that an earlier sandbox on the same data left unfinished."""
    undone = "result IS NULL AND failure IS NULL"
    for row in backend.db.rows(f"SELECT id FROM analysis_tasks WHERE {undone} ORDER BY id"):  # noqa: S608 - constant
        backend.jobs.submit(run_analysis_task, backend, row["id"])


def run_analysis_task(backend: Backend, task_id: str) -> None:
    """Run a task and store its result or its failure."""
    row = backend.db.row("SELECT request FROM analysis_tasks WHERE id = :id", id=task_id)
    if row is None:
        return
    analysis = Analysis.from_json(row["request"])
    outcome: JsonObject
    try:
        written = analysis.run(backend, TASK_LIMIT)
        result = written.as_result(backend.ids.uuid4(f"analysis {task_id}"))
        outcome = {"result": to_json({"result": result, "warning": written.warning})}
    except (ApiError, UnknownResourceError) as error:
        if backend.jobs.stopping.is_set():
            return
        code = error.code if isinstance(error, ApiError) else "resource_not_exist"
        outcome = {"failure": to_json({"code": code, "message": error.message})}
    backend.db.update("analysis_tasks", task_id, **outcome)
    analysis.release(backend)


def result_of(row: sqlite3.Row) -> JsonObject | None:
    """The result of a task that is ready, or None."""
    return as_object(as_object(orjson.loads(row["result"]))["result"]) if row["status"] == "ready" else None


def error_of(row: sqlite3.Row) -> JsonObject | None:
    """The error of a failed or canceled task, or the warning about a truncated text; None if there is neither."""
    if row["status"] == "failed":
        return as_object(orjson.loads(row["failure"]))
    if row["status"] == "canceled":
        return {"code": row["cancellation"], "message": _CANCELLATIONS[row["cancellation"]]}
    if row["status"] == "ready" and (warning := as_object(orjson.loads(row["result"]))["warning"]) is not None:
        return as_object(warning)
    return None


def video_source(row: sqlite3.Row) -> JsonObject | None:
    """The video of a task, or None if it analyzes images."""
    if Analysis.from_json(row["request"]).video is None:
        return None
    duration = {"duration": row["duration"]} if row["duration"] is not None else None
    kind = "asset_id" if row["asset_id"] else "url" if row["video_url"] else "base64_string"
    return present(type=kind, asset_id=row["asset_id"], url=row["video_url"], system_metadata=duration)


_CANCELLATIONS = {
    "user_canceled": "The task was canceled by the user.",
    "batch_canceled": "The batch of the task was canceled.",
    "batch_expired": "The batch of the task expired before the task was finished.",
}


def _render(row: sqlite3.Row) -> JsonObject:
    ended = row["status"] in _ENDED
    return {
        "task_id": row["id"],
        "custom_id": row["custom_id"],
        "status": row["status"],
        "created_at": to_text(row["created_at"]),
        **present(
            batch_id=row["batch_id"],
            video_source=video_source(row),
            request_params=_request_params(row),
            completed_at=to_text(row["completed_at"]) if ended else None,
            result=result_of(row),
            error=error_of(row),
            webhooks=[orjson.loads(row["webhook"])] if row["webhook"] else None,
        ),
    }


def _request_params(row: sqlite3.Row) -> JsonObject:
    body = Analysis.from_json(row["request"]).body
    images: list[JsonObject] = [{"media_type": "image", **image} for image in body.mappings("image")]
    shown = {name: body.get(name) for name in _SHOWN if name in body}
    return present(analysis_mode=row["analysis_mode"], image=images or None, **shown)
