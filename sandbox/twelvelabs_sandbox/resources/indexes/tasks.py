"""Operations on video indexing tasks, which upload and index a video in one step.

A task creates an asset, and an indexed asset with the id of the task.
"""

import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import asset_settles_at
from twelvelabs_sandbox.backend.pipeline import index_upload
from twelvelabs_sandbox.backend.size_limits import TASK_LIMIT, too_large
from twelvelabs_sandbox.backend.status_columns import VIDEO_INDEXING_TASK_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.assets import file_columns, url_columns
from twelvelabs_sandbox.resources.indexes.indexed_assets import find_item, render_stream
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.resources.paging import filter_times, page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import to_json

_FACTS = ("duration", "width", "height")


@handles("create_video_indexing_task")
def create_video_indexing_task(request: Request) -> Response:
    """Upload a video or give its URL, to be indexed once it is validated."""
    backend, index_id = request.backend, request.body.text("index_id")
    metadata = request.body.mapping("user_metadata") or {}
    streamed = request.body.flag("enable_video_stream", default=True)
    now, asset_id, task_id = backend.clock.milliseconds(), backend.new_id(), backend.new_id()
    with backend.db.transaction():
        find_index(backend, index_id)
        columns = _columns_from_video(request)
        common = {"id": task_id, "index_id": index_id, "asset_id": asset_id, "filename": columns["filename"]}
        backend.db.insert(
            "assets",
            id=asset_id,
            method="url" if "source_url" in columns else "direct",
            declared_kind="video",
            user_metadata="{}",
            created_at=now,
            settles_at=asset_settles_at(backend.clock),
            **columns,
        )
        backend.db.insert("video_indexing_tasks", **common, created_at=now)
        backend.db.insert(
            "indexed_assets",
            **common,
            user_metadata=to_json(metadata),
            created_at=now,
            updated_at=now,
            hls_status="PROCESSING" if streamed else None,
        )
    backend.jobs.submit(index_upload, backend, task_id)
    return Response.json(200, {"_id": task_id, "video_id": task_id})


@handles("list_video_indexing_tasks")
def list_video_indexing_tasks(request: Request) -> Response:
    """List tasks, filtered by index, status, file name, technical metadata and times."""
    selection = request.backend.select("video_indexing_tasks", VIDEO_INDEXING_TASK_COLUMNS)
    filter_times(request, selection)
    selection.where_equal(index_id=request.query.get("index_id"), filename=request.query.get("filename"))
    selection.where_in("status", request.query.texts("status"))
    for name in _FACTS:
        if name in request.query:
            selection.where(f"begins_at <= :now AND {name} = :{name}", **{name: request.query.get(name)})
    return page_response(request, selection, lambda row: _render(request.backend, row))


@handles("retrieve_video_indexing_task")
def retrieve_video_indexing_task(request: Request) -> Response:
    """Retrieve a task, with the HLS stream of its video."""
    row = _find(request)
    video = find_item(request.backend, row["index_id"], row["id"])
    stream = present(hls=render_stream(request.backend, video) if video is not None else None)
    return Response.json(200, _render(request.backend, row) | stream)


@handles("delete_video_indexing_task")
def delete_video_indexing_task(request: Request) -> Response:
    """Delete a task that has failed, or whose video was deleted."""
    backend = request.backend
    with backend.db.transaction():
        row = _find(request)
        if row["status"] not in ("ready", "failed"):
            raise _undeletable(f"it is {row['status']}; wait until it is ready or has failed")
        if row["status"] == "ready" and find_item(backend, row["index_id"], row["id"]) is not None:
            raise _undeletable("delete its video first")
        backend.db.delete("video_indexing_tasks", row["id"])
    return Response(204)


def _find(request: Request) -> sqlite3.Row:
    selection = request.backend.select("video_indexing_tasks", VIDEO_INDEXING_TASK_COLUMNS)
    return request.backend.db.find("video indexing task", selection, request.path["task_id"])


def _columns_from_video(request: Request) -> JsonObject:
    """The columns of the asset that come from video_file or video_url."""
    url = request.body.optional_text("video_url")
    if url is not None and request.file is not None:
        raise invalid("video_url", "cannot be combined with video_file")
    if request.file is None:
        return url_columns(request.backend, "video_url", url or "")
    if request.file.size > TASK_LIMIT:
        raise too_large("video", TASK_LIMIT)
    if request.file.size == 0:
        raise invalid("video_file", "is empty")
    return file_columns(request.backend, request.file)


def _undeletable(reason: str) -> ApiError:
    return ApiError(400, "task_cannot_be_deleted", f"The task cannot be deleted: {reason}.")


def _render(backend: Backend, row: sqlite3.Row) -> JsonObject:
    validated = row["begins_at"] is not None and row["begins_at"] <= backend.clock.milliseconds()
    facts = {name: row[name] for name in _FACTS} if validated else {}
    return present(
        _id=row["id"],
        video_id=row["id"],
        index_id=row["index_id"],
        status=row["status"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
        system_metadata=present(filename=row["filename"], **facts),
    )
