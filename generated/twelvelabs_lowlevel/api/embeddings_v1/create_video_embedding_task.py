from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.video_embedding_scope import VideoEmbeddingScope
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
    video_embedding_scope: Sequence[VideoEmbeddingScope | str] | None = None,
    video_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideoEmbeddingTasksCreateResponse]:
    """Deprecated: use create_embedding_task instead.

    Start a task that creates embeddings of a video.

    Give a file or a URL; the URL counts if both are there. The answer comes at once; the embeddings are there
    when the status of the task is ready, and are kept for 7 days.

    Args:
        model_name: The model, such as marengo3.0.
        video_url: Where the video can be fetched without signing in.
        video_start_offset_sec: Where to begin, in seconds (the platform takes 0 if left out).
        video_end_offset_sec: Where to end, in seconds. It goes together with video_start_offset_sec.
        video_clip_length: The length of a segment, 2 to 10 seconds (the platform takes 6 if left out).
        video_embedding_scope: clip for an embedding of each segment, with video for one of the whole too (the
            platform takes clip if left out). One of clip, video.
        video_file: The video, instead of video_url: a path, bytes, or an open binary file. At most 2 GB.
        request_options: Timeout, retries and additions for this call only.
    """
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
    video_embedding_scope: Sequence[VideoEmbeddingScope | str] | None = None,
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
    video_embedding_scope: Sequence[VideoEmbeddingScope | str] | None = None,
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
    video_embedding_scope: Sequence[VideoEmbeddingScope | str] | None = None,
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
    video_embedding_scope: Sequence[VideoEmbeddingScope | str] | None = None,
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
