from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.video_embedding_scope import VideoEmbeddingScopeLike
from ...models.video_embedding_tasks_create_response import VideoEmbeddingTasksCreateResponse
from ...types import Response


def parse(content: bytes) -> VideoEmbeddingTasksCreateResponse:
    """Decode the body of a successful response."""
    return _d.read(content, VideoEmbeddingTasksCreateResponse.from_dict)


def request(
    *,
    model_name: str,
    video_url: str | None = None,
    video_start_offset_sec: float | None = None,
    video_end_offset_sec: float | None = None,
    video_clip_length: float | None = None,
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideoEmbeddingTasksCreateResponse]:
    """Deprecated: use client.embed.v_2.tasks.create instead.

    Start a task that creates embeddings of a video.

    Give a file or a URL; the URL takes precedence. Returns immediately; the embeddings are available once the
    task is ready, and are kept for 7 days.

    Args:
        model_name: The model, such as marengo3.0.
        video_url: Public URL of the video.
        video_start_offset_sec: Where to start, in seconds (server default: 0).
        video_end_offset_sec: Where to stop, in seconds. Use it together with video_start_offset_sec.
        video_clip_length: Segment length, 2 to 10 seconds (server default: 6).
        video_embedding_scope: clip for an embedding of each segment; add video for one of the whole (server
            default: clip). One of clip, video.
        video_file: The video, in place of video_url: a path, bytes, or an open binary file. At most 2 GB.
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
            path="/embed/tasks",
            route="/embed/tasks",
            parse=parse,
            form=_r.form(
                {
                    "model_name": model_name,
                    "video_url": video_url,
                    "video_start_offset_sec": video_start_offset_sec,
                    "video_end_offset_sec": video_end_offset_sec,
                    "video_clip_length": video_clip_length,
                    "video_embedding_scope": video_embedding_scope,
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
    model_name: str,
    video_url: str | None = None,
    video_start_offset_sec: float | None = None,
    video_end_offset_sec: float | None = None,
    video_clip_length: float | None = None,
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoEmbeddingTasksCreateResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            video_url=video_url,
            video_start_offset_sec=video_start_offset_sec,
            video_end_offset_sec=video_end_offset_sec,
            video_clip_length=video_clip_length,
            video_embedding_scope=video_embedding_scope,
            video_file=video_file,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    model_name: str,
    video_url: str | None = None,
    video_start_offset_sec: float | None = None,
    video_end_offset_sec: float | None = None,
    video_clip_length: float | None = None,
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoEmbeddingTasksCreateResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            video_url=video_url,
            video_start_offset_sec=video_start_offset_sec,
            video_end_offset_sec=video_end_offset_sec,
            video_clip_length=video_clip_length,
            video_embedding_scope=video_embedding_scope,
            video_file=video_file,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    model_name: str,
    video_url: str | None = None,
    video_start_offset_sec: float | None = None,
    video_end_offset_sec: float | None = None,
    video_clip_length: float | None = None,
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoEmbeddingTasksCreateResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            model_name=model_name,
            video_url=video_url,
            video_start_offset_sec=video_start_offset_sec,
            video_end_offset_sec=video_end_offset_sec,
            video_clip_length=video_clip_length,
            video_embedding_scope=video_embedding_scope,
            video_file=video_file,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    model_name: str,
    video_url: str | None = None,
    video_start_offset_sec: float | None = None,
    video_end_offset_sec: float | None = None,
    video_clip_length: float | None = None,
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoEmbeddingTasksCreateResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                model_name=model_name,
                video_url=video_url,
                video_start_offset_sec=video_start_offset_sec,
                video_end_offset_sec=video_end_offset_sec,
                video_clip_length=video_clip_length,
                video_embedding_scope=video_embedding_scope,
                video_file=video_file,
                request_options=request_options,
            ),
        )
    ).parsed
