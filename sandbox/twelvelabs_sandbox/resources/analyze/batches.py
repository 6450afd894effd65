"""Operations on batches of analyses."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import analysis_times, batch_stops_at
from twelvelabs_sandbox.backend.status_columns import ANALYSIS_TASK_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_object, as_objects, as_text, present
from twelvelabs_sandbox.messages import Response, Stream
from twelvelabs_sandbox.resources.analyze.request import Analysis
from twelvelabs_sandbox.resources.analyze.tasks import error_of, keep_task, result_of, run_analysis_task
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import Selection


@dataclass(frozen=True)
class _Limits:
    """The platform's limits of batches. Times are in milliseconds; the concurrency of tasks is our choice."""

    max_video_seconds: float = 2000 * 3600.0
    max_active: int = 5
    lifetime: int = 24 * 3600 * 1000
    kept: int = 30 * 24 * 3600 * 1000
    concurrency: int = 4


_LIMITS = _Limits()
_ACTIVE = ("pending", "processing", "canceling")

_COUNTS = ("queued", "processing", "ready", "failed", "canceled")
_TASKS = f"SELECT {ANALYSIS_TASK_COLUMNS} FROM analysis_tasks WHERE batch_id = analysis_batches.id"  # noqa: S608 - constants
_COUNT_COLUMNS = ", ".join(
    f"(SELECT count(*) FROM ({_TASKS}) WHERE status {condition}) AS {name}_items"  # noqa: S608 - constants
    for name, condition in {**{name: f"= '{name}'" for name in _COUNTS}, "queued": "IN ('queued', 'pending')"}.items()
)
_ENDS = f"(SELECT max(completed_at) FROM ({_TASKS}) AS task)"  # noqa: S608 - constants
_BATCHES = f"""(SELECT *, {_COUNT_COLUMNS}, {_ENDS} AS ends_at,
    (SELECT count(*) FROM analysis_tasks WHERE batch_id = analysis_batches.id) AS total_items FROM analysis_batches)"""  # noqa: S608 - constants
_COLUMNS = """*, CASE
    WHEN queued_items + processing_items = 0 THEN CASE
        WHEN canceled_at IS NOT NULL THEN CASE WHEN :now < canceled_at THEN 'canceling' ELSE 'canceled' END
        WHEN canceled_items > 0 THEN 'expired' ELSE 'completed' END
    WHEN canceled_at IS NOT NULL THEN 'canceling'
    WHEN queued_items = total_items THEN 'pending' ELSE 'processing' END AS status"""


@handles("create_analysis_batch")
def create_analysis_batch(request: Request) -> Response:
    """Start analyzing several videos."""
    backend, body = request.backend, request.body
    mode, model = body.text("analysis_mode"), body.text("model_name")
    defaults, requests = body.mapping("defaults") or {}, body.mappings("requests")
    names = [Parameters(one).optional_text("custom_id") for one in requests]
    if len(set(filter(None, names))) < len(list(filter(None, names))):
        raise invalid("requests", "must have unique custom_ids")
    _check_assets(backend, requests)
    analyses: list[Analysis] = []
    try:
        analyses.extend(Analysis.read(backend, _request(defaults, one, model), mode) for one in requests)
        created = _keep(backend, model, mode, analyses, names)
    except BaseException:
        for analysis in analyses:
            analysis.release(backend)
        raise
    for item in as_objects(created["items"]):
        backend.jobs.submit(run_analysis_task, backend, as_text(item["task_id"]))
    return Response.json(201, created)


def _keep(
    backend: Backend, model: str, mode: str, analyses: Sequence[Analysis], names: Sequence[str | None]
) -> JsonObject:
    """Store a new batch with its tasks and return its representation."""
    batch_id, now = backend.new_id(), backend.clock.milliseconds()
    tasks = [(backend.new_id(), *pair) for pair in zip(analyses, names, strict=True)]
    with backend.db.transaction():
        _check_active(backend)
        expires_at = now + _LIMITS.lifetime
        backend.db.insert(
            "analysis_batches",
            id=batch_id,
            model_name=model,
            analysis_mode=mode,
            created_at=now,
            expires_at=expires_at,
        )
        for number, (task_id, analysis, custom_id) in enumerate(tasks):
            times = analysis_times(backend.clock, number // _LIMITS.concurrency)
            keep_task(backend, task_id, analysis, custom_id, times, batch_id, expires_at)
    return {
        "batch_id": batch_id,
        "status": "pending",
        "total_items": len(tasks),
        "created_at": to_text(now),
        "expires_at": to_text(expires_at),
        "items": [{"task_id": task_id, "custom_id": custom_id} for task_id, _, custom_id in tasks],
    }


@handles("list_analysis_batches")
def list_analysis_batches(request: Request) -> Response:
    """List batches by status and mode."""
    selection = _selection(request.backend)
    for name in ("status", "analysis_mode"):
        selection.where_in(name, request.query.texts(name))
    return page_response(request, selection, _render)


@handles("retrieve_analysis_batch")
def retrieve_analysis_batch(request: Request) -> Response:
    """Retrieve the progress of a batch."""
    return Response.json(200, _render(_find(request)))


@handles("delete_analysis_batch")
def delete_analysis_batch(request: Request) -> Response:
    """Delete a batch that has ended, with its tasks and their results."""
    backend = request.backend
    with backend.db.transaction():
        row = _find(request)
        if row["status"] in _ACTIVE:
            raise ApiError(
                409,
                "batch_not_terminal",
                f"The batch is still {row['status']}. Cancel it first.",
            )
        tasks = backend.db.rows("SELECT request FROM analysis_tasks WHERE batch_id = :id", id=row["id"])
        backend.db.delete("analysis_batches", row["id"])
    for task in tasks:
        Analysis.from_json(task["request"]).release(backend)
    return Response(204)


@handles("retrieve_analysis_batch_results")
def retrieve_analysis_batch_results(request: Request) -> Response:
    """Retrieve the current state of all tasks of a batch, one per line."""
    selection = request.backend.select("analysis_tasks", ANALYSIS_TASK_COLUMNS)
    selection.where_equal(batch_id=_find(request)["id"])
    lines = [orjson.dumps(_render_item(row)) + b"\n" for row in request.backend.db.select(selection, order="id")]
    return Response(200, Stream(lines), {"content-type": "application/jsonl"})


@handles("cancel_analysis_batch")
def cancel_analysis_batch(request: Request) -> Response:
    """Cancel a batch: queued tasks at once, running tasks when they have stopped."""
    backend = request.backend
    with backend.db.transaction():
        row = _find(request)
        if row["status"] not in _ACTIVE:
            raise ApiError(409, f"batch_{row['status']}", f"The batch has already ended: it is {row['status']}.")
        if row["canceled_at"] is None:
            now, stops_at = backend.clock.milliseconds(), batch_stops_at(backend.clock)
            backend.db.update("analysis_batches", row["id"], canceled_at=stops_at)
            backend.db.run(
                "UPDATE analysis_tasks SET cancellation = 'batch_canceled',"
                " canceled_at = CASE WHEN starts_at > :now THEN :now ELSE :stops_at END"
                " WHERE batch_id = :id AND (ends_at > :stops_at OR starts_at > :now)",
                id=row["id"],
                now=now,
                stops_at=stops_at,
            )
        row = _find(request)
    return Response.json(202, _render(row))


def _request(defaults: JsonObject, request: JsonObject, model: str) -> Parameters:
    """A request of a batch in the format of a single task."""
    whole = {**defaults, **request, "model_name": model}
    prompt = {"prompt_v2": whole.pop("prompt")} if "prompt" in whole else {}
    return Parameters({**whole, **prompt})


def _check_assets(backend: Backend, requests: list[JsonObject]) -> None:
    total = 0.0
    for request in requests:
        asset_id = as_text(as_object(request["video"])["asset_id"])
        asset = find_asset(backend, asset_id)
        if asset["status"] != "ready":
            raise ApiError(409, "conflict", f"The asset {asset_id} must be ready, but it is {asset['status']}.")
        total += asset["duration"] or 0.0
    if total > _LIMITS.max_video_seconds:
        raise invalid("requests", "must have at most 2000 hours of video in total")


def _check_active(backend: Backend) -> None:
    if backend.db.count(_selection(backend).where_in("status", _ACTIVE)) >= _LIMITS.max_active:
        message = f"At most {_LIMITS.max_active} batches may be active at a time. Wait for one to end, or cancel one."
        raise ApiError(429, "too_many_requests", message)


def _selection(backend: Backend) -> Selection:
    oldest = backend.clock.milliseconds() - _LIMITS.kept
    return backend.select(_BATCHES, _COLUMNS).where("created_at > :oldest", oldest=oldest)


def _find(request: Request) -> sqlite3.Row:
    return request.backend.db.find("batch", _selection(request.backend), request.path["batch_id"])


def _render(row: sqlite3.Row) -> JsonObject:
    ends = {"completed": row["ends_at"], "canceled": row["canceled_at"], "expired": row["expires_at"]}
    status = row["status"]
    counts = {f"{name}_items": row[f"{name}_items"] for name in _COUNTS}
    return {
        "batch_id": row["id"],
        "analysis_mode": row["analysis_mode"],
        "model_name": row["model_name"],
        "status": status,
        "total_items": row["total_items"],
        "created_at": to_text(row["created_at"]),
        "expires_at": to_text(row["expires_at"]),
        **({f"{status}_at": to_text(ends[status])} if status in ends else {}),
        **counts,
    }


def _render_item(row: sqlite3.Row) -> JsonObject:
    status = "queued" if row["status"] == "pending" else row["status"]
    failed = error_of(row) if status in ("failed", "canceled") else None
    item: JsonObject = {"task_id": row["id"], "custom_id": row["custom_id"], "status": status}
    return item | present(data=result_of(row), error=failed)
