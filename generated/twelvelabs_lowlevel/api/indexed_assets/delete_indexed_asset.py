from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    index_id: str,
    indexed_asset_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Permanently remove an asset from an index.

    The asset itself is kept.

    Args:
        index_id: The id of the index.
        indexed_asset_id: The id of the indexed asset.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="DELETE",
            path=f"/indexes/{_r.path_segment('index_id', index_id)}/indexed-assets/{_r.path_segment('indexed_asset_id', indexed_asset_id)}",
            route="/indexes/{index_id}/indexed-assets/{indexed_asset_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(index_id, indexed_asset_id, request_options=request_options))


def sync(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(index_id, indexed_asset_id, request_options=request_options)).parsed


async def asyncio_detailed(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(index_id, indexed_asset_id, request_options=request_options))


async def asyncio(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(index_id, indexed_asset_id, request_options=request_options))).parsed
