from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.cancel_analyze_task_response import CancelAnalyzeTaskResponse
from ...types import Response


def parse(content: bytes) -> CancelAnalyzeTaskResponse:
    """Decode the body of a successful response."""
    return _d.read(content, CancelAnalyzeTaskResponse.from_dict)


def request(
    task_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[CancelAnalyzeTaskResponse]:
    """Cancel an analysis task that has not finished.

    Tasks that are queued, pending or processing can be canceled; canceling one again gives the same answer. Work
    in progress may continue briefly. Tasks of a batch cannot be canceled individually.

    Args:
        task_id: The id of the analysis task.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/analyze/tasks/{_r.path_segment('task_id', task_id)}/cancel",
            route="/analyze/tasks/{task_id}/cancel",
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
) -> Response[CancelAnalyzeTaskResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(task_id, request_options=request_options))


def sync(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> CancelAnalyzeTaskResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(task_id, request_options=request_options)).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[CancelAnalyzeTaskResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(task_id, request_options=request_options))


async def asyncio(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> CancelAnalyzeTaskResponse | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(task_id, request_options=request_options))).parsed
