from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.embedding_option import EmbeddingOptionLike
from ...models.video_embedding_tasks_retrieve_response import VideoEmbeddingTasksRetrieveResponse
from ...types import Response


def parse(content: bytes) -> VideoEmbeddingTasksRetrieveResponse:
    """Decode the body of a successful response."""
    return _d.read(content, VideoEmbeddingTasksRetrieveResponse.from_dict)


def request(
    task_id: str,
    *,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideoEmbeddingTasksRetrieveResponse]:
    """Deprecated: use client.embed.v_2.tasks.retrieve instead.

    Retrieve a video embedding task with its embeddings.

    Args:
        task_id: The id of the video embedding task.
        embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
            (Marengo 2.7). One of audio, transcription, visual, visual-text.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/embed/tasks/{_r.path_segment('task_id', task_id)}",
            route="/embed/tasks/{task_id}",
            parse=parse,
            params=_r.query({"embedding_option": embedding_option}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    task_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoEmbeddingTasksRetrieveResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(task_id, embedding_option=embedding_option, request_options=request_options))


def sync(
    task_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoEmbeddingTasksRetrieveResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(task_id, embedding_option=embedding_option, request_options=request_options)).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideoEmbeddingTasksRetrieveResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(task_id, embedding_option=embedding_option, request_options=request_options)
    )


async def asyncio(
    task_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideoEmbeddingTasksRetrieveResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(task_id, embedding_option=embedding_option, request_options=request_options)
        )
    ).parsed
