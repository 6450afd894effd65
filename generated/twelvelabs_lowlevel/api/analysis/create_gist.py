from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.gist import Gist
from ...models.gist_type import GistTypeLike
from ...types import Response


def parse(content: bytes) -> Gist:
    """Decode the body of a successful response."""
    return _d.read(content, Gist.from_dict)


def request(
    *,
    video_id: str,
    types: Sequence[GistTypeLike],
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[Gist]:
    """Deprecated: use client.analyze instead.

    Generate a title, topics and hashtags.

    The platform has announced the removal of this operation for 15 February 2026.

    Args:
        video_id: The id of a video in an index.
        types: What to generate, at least 1. One of hashtag, title, topic.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/gist",
            route="/gist",
            parse=parse,
            json=_r.body(
                always={"video_id": video_id, "types": types},
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    video_id: str,
    types: Sequence[GistTypeLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[Gist]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(video_id=video_id, types=types, request_options=request_options))


def sync(
    *,
    client: _c.AnyClient,
    video_id: str,
    types: Sequence[GistTypeLike],
    request_options: _r.RequestOptions | None = None,
) -> Gist | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(video_id=video_id, types=types, request_options=request_options)).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    video_id: str,
    types: Sequence[GistTypeLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[Gist]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(video_id=video_id, types=types, request_options=request_options))


async def asyncio(
    *,
    client: _c.AnyClient,
    video_id: str,
    types: Sequence[GistTypeLike],
    request_options: _r.RequestOptions | None = None,
) -> Gist | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(client, request(video_id=video_id, types=types, request_options=request_options))
    ).parsed
