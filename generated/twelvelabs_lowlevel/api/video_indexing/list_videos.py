import datetime

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.number_range import NumberRangeLike
from ...models.sort_by import SortByLike
from ...models.sort_option import SortOptionLike
from ...models.user_metadata_filter import UserMetadataFilter
from ...models.video_page import VideoPage
from ...types import Response


def parse(content: bytes) -> VideoPage:
    """Decode the body of a successful response."""
    return _d.read(content, VideoPage.from_dict)


def request(
    index_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    filename: str | None = None,
    duration: float | NumberRangeLike | None = None,
    fps: float | NumberRangeLike | None = None,
    width: float | NumberRangeLike | None = None,
    height: float | NumberRangeLike | None = None,
    size: float | NumberRangeLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    user_metadata: UserMetadataFilter | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideoPage]:
    """Deprecated: use client.indexes.indexed_assets.list instead.

    List the videos of an index, newest first.

    Args:
        index_id: The id of the index.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        filename: Only videos with this filename.
        duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
        fps: Frame rate in frames per second: a number, or a range.
        width: Width in pixels: a number, or a range.
        height: Height in pixels: a number, or a range.
        size: File size in bytes: a number, or a range.
        created_at: Only items created at this time or later.
        updated_at: Only videos that were updated at this time or later.
        user_metadata: Only videos with this user metadata, such as {"category": "tour"}. Sent as category=tour;
            a DeepObject mapping is sent as user_metadata[category]=tour.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/indexes/{_r.path_segment('index_id', index_id)}/videos",
            route="/indexes/{index_id}/videos",
            parse=parse,
            params=_r.query(
                {
                    "page": page,
                    "page_limit": page_limit,
                    "sort_by": sort_by,
                    "sort_option": sort_option,
                    "filename": filename,
                    "duration": duration,
                    "fps": fps,
                    "width": width,
                    "height": height,
                    "size": size,
                    "created_at": _r.timestamp("created_at", created_at),
                    "updated_at": _r.timestamp("updated_at", updated_at),
                    "user_metadata": _r.bare(user_metadata),
                }
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    index_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    filename: str | None = None,
    duration: float | NumberRangeLike | None = None,
    fps: float | NumberRangeLike | None = None,
    width: float | NumberRangeLike | None = None,
    height: float | NumberRangeLike | None = None,
    size: float | NumberRangeLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    user_metadata: UserMetadataFilter | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            index_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            filename=filename,
            duration=duration,
            fps=fps,
            width=width,
            height=height,
            size=size,
            created_at=created_at,
            updated_at=updated_at,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


def sync(
    index_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    filename: str | None = None,
    duration: float | NumberRangeLike | None = None,
    fps: float | NumberRangeLike | None = None,
    width: float | NumberRangeLike | None = None,
    height: float | NumberRangeLike | None = None,
    size: float | NumberRangeLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    user_metadata: UserMetadataFilter | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            index_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            filename=filename,
            duration=duration,
            fps=fps,
            width=width,
            height=height,
            size=size,
            created_at=created_at,
            updated_at=updated_at,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    index_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    filename: str | None = None,
    duration: float | NumberRangeLike | None = None,
    fps: float | NumberRangeLike | None = None,
    width: float | NumberRangeLike | None = None,
    height: float | NumberRangeLike | None = None,
    size: float | NumberRangeLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    user_metadata: UserMetadataFilter | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            index_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            filename=filename,
            duration=duration,
            fps=fps,
            width=width,
            height=height,
            size=size,
            created_at=created_at,
            updated_at=updated_at,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    index_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    filename: str | None = None,
    duration: float | NumberRangeLike | None = None,
    fps: float | NumberRangeLike | None = None,
    width: float | NumberRangeLike | None = None,
    height: float | NumberRangeLike | None = None,
    size: float | NumberRangeLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    user_metadata: UserMetadataFilter | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                index_id,
                page=page,
                page_limit=page_limit,
                sort_by=sort_by,
                sort_option=sort_option,
                filename=filename,
                duration=duration,
                fps=fps,
                width=width,
                height=height,
                size=size,
                created_at=created_at,
                updated_at=updated_at,
                user_metadata=user_metadata,
                request_options=request_options,
            ),
        )
    ).parsed
