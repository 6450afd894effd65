"""The operations on videos: indexed assets that are ready, under their older name."""

import sqlite3

from twelvelabs_sandbox.backend.lifecycle import INDEXED_ASSET_COLUMNS
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.indexes.indexed_assets import (
    change_metadata,
    filter_items,
    find_item,
    remove_item,
    render_details,
    render_item,
)
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.resources.paging import answer_page
from twelvelabs_sandbox.resources.registry import Call, handles


@handles("list_videos")
def list_videos(call: Call) -> Answer:
    """List the videos of an index by name, technical facts, times and metadata."""
    index = find_index(call.engine, call.path["index_id"])
    selection = call.engine.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    selection.where("index_id = :index_id AND status = 'ready'", index_id=index["id"])
    filter_items(call, selection)
    return answer_page(call, selection, _render)


@handles("retrieve_video")
def retrieve_video(call: Call) -> Answer:
    """Retrieve one video, with what was asked for in addition."""
    row = _find(call)
    return Answer.json(200, _render(row) | render_details(call, row))


@handles("update_video")
def update_video(call: Call) -> Answer:
    """Change some keys of the metadata."""
    with call.engine.store.transaction():
        change_metadata(call, _find(call))
    return Answer(204)


@handles("delete_video")
def delete_video(call: Call) -> Answer:
    """Take a video out of its index; its asset stays, and so does the task that it came from."""
    remove_item(call.engine, _find(call))
    return Answer(204)


def _find(call: Call) -> sqlite3.Row:
    row = find_item(call.engine, call.path["index_id"], call.path["video_id"])
    if row is None or row["status"] != "ready":
        raise UnknownResourceError("video", call.path["video_id"])
    return row


def _render(row: sqlite3.Row) -> JsonObject:
    # A video that is there is ready: it has no status of its own.
    return {name: value for name, value in render_item(row).items() if name != "status"}
