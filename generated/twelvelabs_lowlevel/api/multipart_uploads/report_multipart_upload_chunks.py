from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.completed_chunk import CompletedChunkLike
from ...models.report_chunk_batch_response import ReportChunkBatchResponse
from ...types import Response


def parse(content: bytes) -> ReportChunkBatchResponse:
    """Decode the body of a successful response."""
    return _d.read(content, ReportChunkBatchResponse.from_dict)


def request(
    upload_id: str,
    *,
    completed_chunks: Sequence[CompletedChunkLike],
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[ReportChunkBatchResponse]:
    """Report parts that have been uploaded.

    Parts may be reported in any order. A part that was already reported is counted as a duplicate and ignored.

    Args:
        upload_id: The id of the upload session.
        completed_chunks: The uploaded parts, 1 to 50 per call.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/assets/multipart-uploads/{_r.path_segment('upload_id', upload_id)}",
            route="/assets/multipart-uploads/{upload_id}",
            parse=parse,
            json=_r.body(
                always={"completed_chunks": completed_chunks},
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    upload_id: str,
    *,
    client: _c.AnyClient,
    completed_chunks: Sequence[CompletedChunkLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[ReportChunkBatchResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(upload_id, completed_chunks=completed_chunks, request_options=request_options))


def sync(
    upload_id: str,
    *,
    client: _c.AnyClient,
    completed_chunks: Sequence[CompletedChunkLike],
    request_options: _r.RequestOptions | None = None,
) -> ReportChunkBatchResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client, request(upload_id, completed_chunks=completed_chunks, request_options=request_options)
    ).parsed


async def asyncio_detailed(
    upload_id: str,
    *,
    client: _c.AnyClient,
    completed_chunks: Sequence[CompletedChunkLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[ReportChunkBatchResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(upload_id, completed_chunks=completed_chunks, request_options=request_options)
    )


async def asyncio(
    upload_id: str,
    *,
    client: _c.AnyClient,
    completed_chunks: Sequence[CompletedChunkLike],
    request_options: _r.RequestOptions | None = None,
) -> ReportChunkBatchResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(upload_id, completed_chunks=completed_chunks, request_options=request_options)
        )
    ).parsed
