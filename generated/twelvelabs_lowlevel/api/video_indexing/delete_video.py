from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    index_id: str,
    video_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Deprecated: use client.indexes.indexed_assets.delete instead.

    Permanently remove a video from an index.

    Args:
        index_id: The id of the index.
        video_id: The id of the video.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="DELETE",
            path=f"/indexes/{_r.path_segment('index_id', index_id)}/videos/{_r.path_segment('video_id', video_id)}",
            route="/indexes/{index_id}/videos/{video_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(index_id, video_id, request_options=request_options))


def sync(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(index_id, video_id, request_options=request_options)).parsed


async def asyncio_detailed(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(index_id, video_id, request_options=request_options))


async def asyncio(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(index_id, video_id, request_options=request_options))).parsed
