from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.analyze_task_response import AnalyzeTaskResponse
from ...types import Response


def parse(content: bytes) -> AnalyzeTaskResponse:
    """Decode the body of a successful response."""
    return _d.read(content, AnalyzeTaskResponse.from_dict)


def request(
    task_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AnalyzeTaskResponse]:
    """Retrieve an analysis task, with its result once it is ready.

    Args:
        task_id: The id of the analysis task.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/analyze/tasks/{_r.path_segment('task_id', task_id)}",
            route="/analyze/tasks/{task_id}",
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
) -> Response[AnalyzeTaskResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(task_id, request_options=request_options))


def sync(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeTaskResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(task_id, request_options=request_options)).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[AnalyzeTaskResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(task_id, request_options=request_options))


async def asyncio(
    task_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeTaskResponse | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(task_id, request_options=request_options))).parsed
