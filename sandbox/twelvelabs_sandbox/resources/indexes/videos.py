"""Deprecated operations on videos, an older name of indexed assets that are ready."""

import sqlite3

from twelvelabs_sandbox.backend.status_columns import INDEXED_ASSET_COLUMNS
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.indexes.indexed_assets import (
    change_metadata,
    filter_items,
    find_item,
    remove_item,
    render_details,
    render_item,
)
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles


@handles("list_videos")
def list_videos(request: Request) -> Response:
    """List the videos of an index, filtered by name, technical metadata, times and user metadata."""
    index = find_index(request.backend, request.path["index_id"])
    selection = request.backend.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    selection.where_equal(index_id=index["id"], status="ready")
    filter_items(request, selection)
    return page_response(request, selection, _render)


@handles("retrieve_video")
def retrieve_video(request: Request) -> Response:
    """Retrieve a video with the details that were requested."""
    row = _find(request)
    return Response.json(200, _render(row) | render_details(request, row))


@handles("update_video")
def update_video(request: Request) -> Response:
    """Change some keys of the user metadata."""
    with request.backend.db.transaction():
        change_metadata(request, _find(request))
    return Response(204)


@handles("delete_video")
def delete_video(request: Request) -> Response:
    """Delete a video from its index. Its asset is kept, and so is the task that created it."""
    remove_item(request.backend, _find(request))
    return Response(204)


def _find(request: Request) -> sqlite3.Row:
    row = find_item(request.backend, request.path["index_id"], request.path["video_id"])
    if row is None or row["status"] != "ready":
        raise UnknownResourceError("video", request.path["video_id"])
    return row


def _render(row: sqlite3.Row) -> JsonObject:
    # Only videos that are ready are listed, so they have no status.
    return {name: value for name, value in render_item(row).items() if name != "status"}
