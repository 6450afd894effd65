from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.analysis_mode import AnalysisModeLike
from ...models.analyze_task_page import AnalyzeTaskPage
from ...models.analyze_task_status import AnalyzeTaskStatusLike
from ...types import Response


def parse(content: bytes) -> AnalyzeTaskPage:
    """Decode the body of a successful response."""
    return _d.read(content, AnalyzeTaskPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    status: AnalyzeTaskStatusLike | None = None,
    video_url: str | None = None,
    asset_id: str | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AnalyzeTaskPage]:
    """List the analysis tasks of the account, newest first.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        status: Only tasks with this status. One of canceled, failed, pending, processing, queued, ready.
        video_url: Only tasks for the video at this URL.
        asset_id: Only tasks for the asset with this id.
        analysis_mode: Only tasks in this mode. One of general, time_based_metadata.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/analyze/tasks",
            route="/analyze/tasks",
            parse=parse,
            params=_r.query(
                {
                    "page": page,
                    "page_limit": page_limit,
                    "status": status,
                    "video_url": video_url,
                    "asset_id": asset_id,
                    "analysis_mode": analysis_mode,
                }
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: AnalyzeTaskStatusLike | None = None,
    video_url: str | None = None,
    asset_id: str | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AnalyzeTaskPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            status=status,
            video_url=video_url,
            asset_id=asset_id,
            analysis_mode=analysis_mode,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: AnalyzeTaskStatusLike | None = None,
    video_url: str | None = None,
    asset_id: str | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeTaskPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            status=status,
            video_url=video_url,
            asset_id=asset_id,
            analysis_mode=analysis_mode,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: AnalyzeTaskStatusLike | None = None,
    video_url: str | None = None,
    asset_id: str | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AnalyzeTaskPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            page=page,
            page_limit=page_limit,
            status=status,
            video_url=video_url,
            asset_id=asset_id,
            analysis_mode=analysis_mode,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    status: AnalyzeTaskStatusLike | None = None,
    video_url: str | None = None,
    asset_id: str | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AnalyzeTaskPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                page=page,
                page_limit=page_limit,
                status=status,
                video_url=video_url,
                asset_id=asset_id,
                analysis_mode=analysis_mode,
                request_options=request_options,
            ),
        )
    ).parsed
