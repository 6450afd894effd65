import datetime

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.embedding_task_status import EmbeddingTaskStatusLike
from ...models.media_embedding_task_page import MediaEmbeddingTaskPage
from ...types import Response


def parse(content: bytes) -> MediaEmbeddingTaskPage:
    """Decode the body of a successful response."""
    return _d.read(content, MediaEmbeddingTaskPage.from_dict)


def request(
    *,
    started_at: datetime.datetime | datetime.date | str | None = None,
    ended_at: datetime.datetime | datetime.date | str | None = None,
    status: EmbeddingTaskStatusLike | None = None,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[MediaEmbeddingTaskPage]:
    """List the embedding tasks of the last 7 days, newest first.

    Args:
        started_at: Only tasks created after this time.
        ended_at: Only tasks created before this time.
        status: Only tasks with this status. One of failed, processing, ready.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/embed-v2/tasks",
            route="/embed-v2/tasks",
            parse=parse,
            params=_r.query(
                {
                    "started_at": _r.timestamp("started_at", started_at),
                    "ended_at": _r.timestamp("ended_at", ended_at),
                    "status": status,
                    "page": page,
                    "page_limit": page_limit,
                }
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    started_at: datetime.datetime | datetime.date | str | None = None,
    ended_at: datetime.datetime | datetime.date | str | None = None,
    status: EmbeddingTaskStatusLike | None = None,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[MediaEmbeddingTaskPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            started_at=started_at,
            ended_at=ended_at,
            status=status,
            page=page,
            page_limit=page_limit,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    started_at: datetime.datetime | datetime.date | str | None = None,
    ended_at: datetime.datetime | datetime.date | str | None = None,
    status: EmbeddingTaskStatusLike | None = None,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> MediaEmbeddingTaskPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            started_at=started_at,
            ended_at=ended_at,
            status=status,
            page=page,
            page_limit=page_limit,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    started_at: datetime.datetime | datetime.date | str | None = None,
    ended_at: datetime.datetime | datetime.date | str | None = None,
    status: EmbeddingTaskStatusLike | None = None,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[MediaEmbeddingTaskPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            started_at=started_at,
            ended_at=ended_at,
            status=status,
            page=page,
            page_limit=page_limit,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    started_at: datetime.datetime | datetime.date | str | None = None,
    ended_at: datetime.datetime | datetime.date | str | None = None,
    status: EmbeddingTaskStatusLike | None = None,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> MediaEmbeddingTaskPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                started_at=started_at,
                ended_at=ended_at,
                status=status,
                page=page,
                page_limit=page_limit,
                request_options=request_options,
            ),
        )
    ).parsed
