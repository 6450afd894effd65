from ... import calls as _c
from ... import requests as _r
from ...models.user_metadata import UserMetadata
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    asset_id: str,
    *,
    user_metadata: UserMetadata,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Replace all user metadata of an asset.

    Args:
        asset_id: The id of the asset.
        user_metadata: The new metadata. Keys that are not given are deleted.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="PUT",
            path=f"/assets/{_r.path_segment('asset_id', asset_id)}/user-metadata",
            route="/assets/{asset_id}/user-metadata",
            parse=parse,
            json=_r.body(
                always={"user_metadata": user_metadata},
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    user_metadata: UserMetadata,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(asset_id, user_metadata=user_metadata, request_options=request_options))


def sync(
    asset_id: str,
    *,
    client: _c.AnyClient,
    user_metadata: UserMetadata,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(asset_id, user_metadata=user_metadata, request_options=request_options)).parsed


async def asyncio_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    user_metadata: UserMetadata,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(asset_id, user_metadata=user_metadata, request_options=request_options))


async def asyncio(
    asset_id: str,
    *,
    client: _c.AnyClient,
    user_metadata: UserMetadata,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(client, request(asset_id, user_metadata=user_metadata, request_options=request_options))
    ).parsed
