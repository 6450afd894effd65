from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.asset_detail import AssetDetail
from ...types import Response


def parse(content: bytes) -> AssetDetail:
    """Decode the body of a successful response."""
    return _d.read(content, AssetDetail.from_dict)


def request(
    asset_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AssetDetail]:
    """Retrieve an asset and the metadata extracted from its file.

    Args:
        asset_id: The id of the asset.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/assets/{_r.path_segment('asset_id', asset_id)}",
            route="/assets/{asset_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[AssetDetail]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(asset_id, request_options=request_options))


def sync(
    asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> AssetDetail | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(asset_id, request_options=request_options)).parsed


async def asyncio_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[AssetDetail]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(asset_id, request_options=request_options))


async def asyncio(
    asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> AssetDetail | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(asset_id, request_options=request_options))).parsed
