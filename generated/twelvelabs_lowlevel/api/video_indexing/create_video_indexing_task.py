from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.user_metadata import UserMetadata
from ...models.video_indexing_tasks_create_response import VideoIndexingTasksCreateResponse
from ...types import Response


def parse(content: bytes) -> VideoIndexingTasksCreateResponse:
    """Decode the body of a successful response."""
    return _d.read(content, VideoIndexingTasksCreateResponse.from_dict)


def request(
    *,
    index_id: str,
    video_url: str | None = None,
    enable_video_stream: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideoIndexingTasksCreateResponse]:
    """Deprecated: use client.assets.create, then client.indexes.indexed_assets.create instead.

    Upload a video and index it.

    Give a file or a URL. Returns immediately; the video can be searched once the task is ready.

    Args:
        index_id: The id of the index.
        video_url: Public URL of the video. A web page that shows the video is not accepted.
        enable_video_stream: Whether to create an HLS stream of the video (server default: true).
        user_metadata: User metadata for the video, as a mapping or as JSON text.
        video_file: The video: a path, bytes, or an open binary file. At most 2 GB.
        request_options: Timeout, retries and additions for this call only.
    """
    _rules.check(
        {"video_url": video_url, "video_file": video_file},
        request_options,
        {"at_least_one": [("video_url", "video_file")]},
    )
    return _r.build(
        _r.Request(
            method="POST",
            path="/tasks",
            route="/tasks",
            parse=parse,
            form=_r.form(
                {
                    "index_id": index_id,
                    "video_url": video_url,
                    "enable_video_stream": enable_video_stream,
                    "user_metadata": user_metadata,
                },
                files={"video_file": video_file},
                max_bytes={"video_file": 2147483648},
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    index_id: str,
    video_url: str | None = None,
    enable_video_stream: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoIndexingTasksCreateResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            index_id=index_id,
            video_url=video_url,
            enable_video_stream=enable_video_stream,
            user_metadata=user_metadata,
            video_file=video_file,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    index_id: str,
    video_url: str | None = None,
    enable_video_stream: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoIndexingTasksCreateResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            index_id=index_id,
            video_url=video_url,
            enable_video_stream=enable_video_stream,
            user_metadata=user_metadata,
            video_file=video_file,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    index_id: str,
    video_url: str | None = None,
    enable_video_stream: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoIndexingTasksCreateResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            index_id=index_id,
            video_url=video_url,
            enable_video_stream=enable_video_stream,
            user_metadata=user_metadata,
            video_file=video_file,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    index_id: str,
    video_url: str | None = None,
    enable_video_stream: bool | None = None,
    user_metadata: str | UserMetadata | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoIndexingTasksCreateResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                index_id=index_id,
                video_url=video_url,
                enable_video_stream=enable_video_stream,
                user_metadata=user_metadata,
                video_file=video_file,
                request_options=request_options,
            ),
        )
    ).parsed
