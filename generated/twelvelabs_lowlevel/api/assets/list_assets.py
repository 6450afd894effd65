from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.asset_page import AssetPage
from ...models.asset_type import AssetTypeLike
from ...types import Response


def parse(content: bytes) -> AssetPage:
    """Decode the body of a successful response."""
    return _d.read(content, AssetPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    asset_ids: Sequence[str] | str | None = None,
    asset_types: Sequence[AssetTypeLike] | AssetTypeLike | None = None,
    filename: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AssetPage]:
    """List the assets of the account, newest first.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        asset_ids: Only assets with these ids.
        asset_types: Only assets of these types. One of audio, document, image, video.
        filename: Only assets whose filename contains this text, case-insensitively.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/assets",
            route="/assets",
            parse=parse,
            params=_r.query(
                {
                    "page": page,
                    "page_limit": page_limit,
                    "asset_ids": asset_ids,
                    "asset_types": asset_types,
                    "filename": filename,
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
    asset_ids: Sequence[str] | str | None = None,
    asset_types: Sequence[AssetTypeLike] | AssetTypeLike | None = None,
    filename: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AssetPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            asset_ids=asset_ids,
            asset_types=asset_types,
            filename=filename,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    asset_ids: Sequence[str] | str | None = None,
    asset_types: Sequence[AssetTypeLike] | AssetTypeLike | None = None,
    filename: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AssetPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            asset_ids=asset_ids,
            asset_types=asset_types,
            filename=filename,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    asset_ids: Sequence[str] | str | None = None,
    asset_types: Sequence[AssetTypeLike] | AssetTypeLike | None = None,
    filename: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AssetPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            page=page,
            page_limit=page_limit,
            asset_ids=asset_ids,
            asset_types=asset_types,
            filename=filename,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    asset_ids: Sequence[str] | str | None = None,
    asset_types: Sequence[AssetTypeLike] | AssetTypeLike | None = None,
    filename: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AssetPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                page=page,
                page_limit=page_limit,
                asset_ids=asset_ids,
                asset_types=asset_types,
                filename=filename,
                request_options=request_options,
            ),
        )
    ).parsed
