from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.analysis_mode import AnalysisModeLike
from ...models.analyze_batch_page import AnalyzeBatchPage
from ...models.batch_status import BatchStatusLike
from ...types import Response


def parse(content: bytes) -> AnalyzeBatchPage:
    """Decode the body of a successful response."""
    return _d.read(content, AnalyzeBatchPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    status: Sequence[BatchStatusLike] | BatchStatusLike | None = None,
    analysis_mode: Sequence[AnalysisModeLike] | AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AnalyzeBatchPage]:
    """List the batches of the account, newest first.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        status: Only batches with one of these statuses. One of canceled, canceling, completed, expired,
            pending, processing.
        analysis_mode: Only batches with one of these modes. One of general, time_based_metadata.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/analyze/batches",
            route="/analyze/batches",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit, "status": status, "analysis_mode": analysis_mode}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: Sequence[BatchStatusLike] | BatchStatusLike | None = None,
    analysis_mode: Sequence[AnalysisModeLike] | AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AnalyzeBatchPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            status=status,
            analysis_mode=analysis_mode,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: Sequence[BatchStatusLike] | BatchStatusLike | None = None,
    analysis_mode: Sequence[AnalysisModeLike] | AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeBatchPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            status=status,
            analysis_mode=analysis_mode,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: Sequence[BatchStatusLike] | BatchStatusLike | None = None,
    analysis_mode: Sequence[AnalysisModeLike] | AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AnalyzeBatchPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            page=page,
            page_limit=page_limit,
            status=status,
            analysis_mode=analysis_mode,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: Sequence[BatchStatusLike] | BatchStatusLike | None = None,
    analysis_mode: Sequence[AnalysisModeLike] | AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeBatchPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                page=page,
                page_limit=page_limit,
                status=status,
                analysis_mode=analysis_mode,
                request_options=request_options,
            ),
        )
    ).parsed
