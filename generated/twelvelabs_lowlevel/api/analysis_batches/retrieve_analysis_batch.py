from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.analyze_batch_status_response import AnalyzeBatchStatusResponse
from ...types import Response


def parse(content: bytes) -> AnalyzeBatchStatusResponse:
    """Decode the body of a successful response."""
    return _d.read(content, AnalyzeBatchStatusResponse.from_dict)


def request(
    batch_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AnalyzeBatchStatusResponse]:
    """Retrieve the status of a batch.

    A batch ends as completed, canceled or expired. completed means that every task has finished, not that all
    succeeded.

    Args:
        batch_id: The id of the batch.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/analyze/batches/{_r.path_segment('batch_id', batch_id)}",
            route="/analyze/batches/{batch_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    batch_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[AnalyzeBatchStatusResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(batch_id, request_options=request_options))


def sync(
    batch_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeBatchStatusResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(batch_id, request_options=request_options)).parsed


async def asyncio_detailed(
    batch_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[AnalyzeBatchStatusResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(batch_id, request_options=request_options))


async def asyncio(
    batch_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeBatchStatusResponse | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(batch_id, request_options=request_options))).parsed
