from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.embedding_task_response import EmbeddingTaskResponse
from ...types import Response


def parse(content: bytes) -> EmbeddingTaskResponse:
    """Decode the body of a successful response."""
    return _d.read(content, EmbeddingTaskResponse.from_dict)


def request(
    task_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EmbeddingTaskResponse]:
    """Retrieve an embedding task, with the embeddings once it is ready.

    Args:
        task_id: The id of the embedding task.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/embed-v2/tasks/{_r.path_segment('task_id', task_id)}",
            route="/embed-v2/tasks/{task_id}",
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
) -> Response[EmbeddingTaskResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(task_id, request_options=request_options))


def sync(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingTaskResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(task_id, request_options=request_options)).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[EmbeddingTaskResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(task_id, request_options=request_options))


async def asyncio(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingTaskResponse | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(task_id, request_options=request_options))).parsed
