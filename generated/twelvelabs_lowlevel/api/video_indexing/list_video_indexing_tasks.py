import datetime
from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.sort_by import SortByLike
from ...models.sort_option import SortOptionLike
from ...models.video_indexing_task_page import VideoIndexingTaskPage
from ...models.video_indexing_task_status import VideoIndexingTaskStatusLike
from ...types import Response


def parse(content: bytes) -> VideoIndexingTaskPage:
    """Decode the body of a successful response."""
    return _d.read(content, VideoIndexingTaskPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_id: str | None = None,
    status: Sequence[VideoIndexingTaskStatusLike] | VideoIndexingTaskStatusLike | None = None,
    filename: str | None = None,
    duration: float | None = None,
    width: int | None = None,
    height: int | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideoIndexingTaskPage]:
    """Deprecated: use client.indexes.indexed_assets.list instead.

    List the video indexing tasks, newest first.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        index_id: Only tasks of this index.
        status: Only tasks with one of these statuses. One of failed, indexing, pending, queued, ready,
            uploading, validating.
        filename: Only tasks whose file has this name.
        duration: Duration in seconds.
        width: Width in pixels.
        height: Height in pixels.
        created_at: Only items created at this time or later.
        updated_at: Only tasks that were updated at this time or later.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/tasks",
            route="/tasks",
            parse=parse,
            params=_r.query(
                {
                    "page": page,
                    "page_limit": page_limit,
                    "sort_by": sort_by,
                    "sort_option": sort_option,
                    "index_id": index_id,
                    "status": status,
                    "filename": filename,
                    "duration": duration,
                    "width": width,
                    "height": height,
                    "created_at": _r.timestamp("created_at", created_at),
                    "updated_at": _r.timestamp("updated_at", updated_at),
                }
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_id: str | None = None,
    status: Sequence[VideoIndexingTaskStatusLike] | VideoIndexingTaskStatusLike | None = None,
    filename: str | None = None,
    duration: float | None = None,
    width: int | None = None,
    height: int | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoIndexingTaskPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            index_id=index_id,
            status=status,
            filename=filename,
            duration=duration,
            width=width,
            height=height,
            created_at=created_at,
            updated_at=updated_at,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_id: str | None = None,
    status: Sequence[VideoIndexingTaskStatusLike] | VideoIndexingTaskStatusLike | None = None,
    filename: str | None = None,
    duration: float | None = None,
    width: int | None = None,
    height: int | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoIndexingTaskPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            index_id=index_id,
            status=status,
            filename=filename,
            duration=duration,
            width=width,
            height=height,
            created_at=created_at,
            updated_at=updated_at,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_id: str | None = None,
    status: Sequence[VideoIndexingTaskStatusLike] | VideoIndexingTaskStatusLike | None = None,
    filename: str | None = None,
    duration: float | None = None,
    width: int | None = None,
    height: int | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoIndexingTaskPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            index_id=index_id,
            status=status,
            filename=filename,
            duration=duration,
            width=width,
            height=height,
            created_at=created_at,
            updated_at=updated_at,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_id: str | None = None,
    status: Sequence[VideoIndexingTaskStatusLike] | VideoIndexingTaskStatusLike | None = None,
    filename: str | None = None,
    duration: float | None = None,
    width: int | None = None,
    height: int | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoIndexingTaskPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                page=page,
                page_limit=page_limit,
                sort_by=sort_by,
                sort_option=sort_option,
                index_id=index_id,
                status=status,
                filename=filename,
                duration=duration,
                width=width,
                height=height,
                created_at=created_at,
                updated_at=updated_at,
                request_options=request_options,
            ),
        )
    ).parsed
