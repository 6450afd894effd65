from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.video_embedding_tasks_status_response import VideoEmbeddingTasksStatusResponse
from ...types import Response


def parse(content: bytes) -> VideoEmbeddingTasksStatusResponse:
    """Decode the body of a successful response."""
    return _d.read(content, VideoEmbeddingTasksStatusResponse.from_dict)


def request(
    task_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideoEmbeddingTasksStatusResponse]:
    """Deprecated: use client.embed.v_2.tasks.retrieve instead.

    Retrieve the status of a video embedding task.

    Args:
        task_id: The id of the video embedding task.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/embed/tasks/{_r.path_segment('task_id', task_id)}/status",
            route="/embed/tasks/{task_id}/status",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoEmbeddingTasksStatusResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(task_id, request_options=request_options))


def sync(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> VideoEmbeddingTasksStatusResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(task_id, request_options=request_options)).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoEmbeddingTasksStatusResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(task_id, request_options=request_options))


async def asyncio(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> VideoEmbeddingTasksStatusResponse | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(task_id, request_options=request_options))).parsed
