"""The operations on video indexing tasks: an upload and its indexing in one. What comes of it are an asset, and an
indexed asset with the id of the task."""

import sqlite3

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.backend.lifecycle import VIDEO_INDEXING_TASK_COLUMNS, asset_settles_at
from twelvelabs_sandbox.backend.pipeline import index_upload
from twelvelabs_sandbox.backend.size_limits import TASK_LIMIT, too_large
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import RefusedError, UnknownResourceError, invalid, missing
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources import user_metadata
from twelvelabs_sandbox.resources.assets.assets import file_columns, url_columns
from twelvelabs_sandbox.resources.indexes.indexed_assets import find_item, render_stream
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.resources.paging import answer_page, filter_times
from twelvelabs_sandbox.resources.registry import Call, handles
from twelvelabs_sandbox.storage.database import to_json

_FACTS = ("duration", "width", "height")


@handles("create_video_indexing_task")
def create_video_indexing_task(call: Call) -> Answer:
    """Take a video, or the URL of one on this machine, to index it as soon as it has been validated."""
    engine, index_id = call.engine, call.body.text("index_id")
    metadata = user_metadata.check(call.body.mapping("user_metadata") or {})
    streamed = call.body.flag("enable_video_stream", default=True)
    now, asset_id, task_id = engine.clock.milliseconds(), engine.new_id(), engine.new_id()
    with engine.store.transaction():
        find_index(engine, index_id)
        given = _given_video(call)
        common = {"id": task_id, "index_id": index_id, "asset_id": asset_id, "filename": given["filename"]}
        engine.store.insert(
            "assets",
            id=asset_id,
            method="url" if "source_url" in given else "direct",
            declared_kind="video",
            user_metadata="{}",
            created_at=now,
            settles_at=asset_settles_at(engine.clock),
            **given,
        )
        engine.store.insert("video_indexing_tasks", **common, created_at=now)
        engine.store.insert(
            "indexed_assets",
            **common,
            user_metadata=to_json(metadata),
            created_at=now,
            updated_at=now,
            hls_status="PROCESSING" if streamed else None,
        )
    engine.jobs.submit(index_upload, engine, task_id)
    return Answer.json(200, {"_id": task_id, "video_id": task_id})


@handles("list_video_indexing_tasks")
def list_video_indexing_tasks(call: Call) -> Answer:
    """List the tasks by index, status, file name, technical facts and times."""
    selection = call.engine.select("video_indexing_tasks", VIDEO_INDEXING_TASK_COLUMNS)
    filter_times(call, selection)
    for name in ("index_id", "filename"):
        if (wanted := call.query.optional_text(name)) is not None:
            selection.where(f"{name} = :{name}", **{name: wanted})
    if "status" in call.query:
        selection.where_in("status", call.query.texts("status"))
    for name in _FACTS:
        if name in call.query:
            selection.where(f"begins_at <= :now AND {name} = :{name}", **{name: call.query.get(name)})
    return answer_page(call, selection, lambda row: _render(call.engine, row))


@handles("retrieve_video_indexing_task")
def retrieve_video_indexing_task(call: Call) -> Answer:
    """Retrieve one task, with the stream of its video."""
    row = _find(call)
    video = find_item(call.engine, row["index_id"], row["id"])
    stream = present(hls=render_stream(call.engine, video) if video is not None else None)
    return Answer.json(200, _render(call.engine, row) | stream)


@handles("delete_video_indexing_task")
def delete_video_indexing_task(call: Call) -> Answer:
    """Delete a task that has failed, or whose video has been deleted."""
    engine = call.engine
    with engine.store.transaction():
        row = _find(call)
        if row["status"] not in ("ready", "failed"):
            raise _undeletable(f"it is {row['status']}; wait until it is ready or has failed")
        if row["status"] == "ready" and find_item(engine, row["index_id"], row["id"]) is not None:
            raise _undeletable("delete its video first")
        engine.store.run("DELETE FROM video_indexing_tasks WHERE id = :id", id=row["id"])
    return Answer(204)


def _find(call: Call) -> sqlite3.Row:
    selection = call.engine.select("video_indexing_tasks", VIDEO_INDEXING_TASK_COLUMNS)
    selection.where("id = :id", id=call.path["task_id"])
    row = call.engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("video indexing task", call.path["task_id"])
    return row


def _given_video(call: Call) -> JsonObject:
    """The columns of the asset that come from the file or the URL."""
    url = call.body.optional_text("video_url")
    if url is None and call.file is None:
        raise missing("video_file", "is required, or video_url in its place")
    if url is not None and call.file is not None:
        raise invalid("video_url", "goes without video_file: give one of them")
    if call.file is None:
        return url_columns(call.engine, "video_url", url or "")
    if call.file.size > TASK_LIMIT:
        raise too_large("video", TASK_LIMIT)
    if call.file.size == 0:
        raise invalid("video_file", "is empty")
    return file_columns(call.engine, call.file)


def _undeletable(reason: str) -> RefusedError:
    return RefusedError(400, "task_cannot_be_deleted", f"The task cannot be deleted: {reason}.")


def _render(engine: Engine, row: sqlite3.Row) -> JsonObject:
    validated = row["begins_at"] is not None and row["begins_at"] <= engine.clock.milliseconds()
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
