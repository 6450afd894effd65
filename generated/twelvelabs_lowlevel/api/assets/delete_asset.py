from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    asset_id: str,
    *,
    force: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Permanently delete an asset.

    Fails with a conflict while indexed assets refer to the asset, unless force is true. Links from entities are
    removed.

    Args:
        asset_id: The id of the asset.
        force: true deletes the asset even if indexed assets refer to it.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="DELETE",
            path=f"/assets/{_r.path_segment('asset_id', asset_id)}",
            route="/assets/{asset_id}",
            parse=parse,
            params=_r.query({"force": force}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    force: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(asset_id, force=force, request_options=request_options))


def sync(
    asset_id: str,
    *,
    client: _c.AnyClient,
    force: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(asset_id, force=force, request_options=request_options)).parsed


async def asyncio_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    force: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(asset_id, force=force, request_options=request_options))


async def asyncio(
    asset_id: str,
    *,
    client: _c.AnyClient,
    force: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(asset_id, force=force, request_options=request_options))).parsed
