from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.indexed_asset_summary_page import IndexedAssetSummaryPage
from ...types import Response


def parse(content: bytes) -> IndexedAssetSummaryPage:
    """Decode the body of a successful response."""
    return _d.read(content, IndexedAssetSummaryPage.from_dict)


def request(
    asset_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[IndexedAssetSummaryPage]:
    """List the indexes that an asset is indexed in.

    Args:
        asset_id: The id of the asset.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/assets/{_r.path_segment('asset_id', asset_id)}/indexed-assets",
            route="/assets/{asset_id}/indexed-assets",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexedAssetSummaryPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(asset_id, page=page, page_limit=page_limit, request_options=request_options))


def sync(
    asset_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexedAssetSummaryPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(asset_id, page=page, page_limit=page_limit, request_options=request_options)).parsed


async def asyncio_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexedAssetSummaryPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(asset_id, page=page, page_limit=page_limit, request_options=request_options)
    )


async def asyncio(
    asset_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexedAssetSummaryPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(asset_id, page=page, page_limit=page_limit, request_options=request_options)
        )
    ).parsed
