from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.indexed_assets_create_response import IndexedAssetsCreateResponse
from ...models.user_metadata import UserMetadata
from ...types import Response


def parse(content: bytes) -> IndexedAssetsCreateResponse:
    """Decode the body of a successful response."""
    return _d.read(content, IndexedAssetsCreateResponse.from_dict)


def request(
    index_id: str,
    *,
    asset_id: str,
    enable_video_stream: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[IndexedAssetsCreateResponse]:
    """Index an asset.

    The asset must be ready. Returns immediately; the indexed asset can be searched once its status is ready. The
    asset must meet the requirements of Marengo for search and those of Pegasus for analysis; for both, the most
    restrictive ones apply.

    Args:
        index_id: The id of the index.
        asset_id: The id of the asset to index.
        enable_video_stream: Whether to create an HLS stream of the video (server default: false).
        user_metadata: User metadata for the indexed asset.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/indexes/{_r.path_segment('index_id', index_id)}/indexed-assets",
            route="/indexes/{index_id}/indexed-assets",
            parse=parse,
            json=_r.body(
                always={"asset_id": asset_id},
                given={"enable_video_stream": enable_video_stream, "user_metadata": user_metadata},
            ),
        ),
        request_options,
    )


def sync_detailed(
    index_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    enable_video_stream: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexedAssetsCreateResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            index_id,
            asset_id=asset_id,
            enable_video_stream=enable_video_stream,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


def sync(
    index_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    enable_video_stream: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexedAssetsCreateResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            index_id,
            asset_id=asset_id,
            enable_video_stream=enable_video_stream,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    index_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    enable_video_stream: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexedAssetsCreateResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            index_id,
            asset_id=asset_id,
            enable_video_stream=enable_video_stream,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    index_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    enable_video_stream: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexedAssetsCreateResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                index_id,
                asset_id=asset_id,
                enable_video_stream=enable_video_stream,
                user_metadata=user_metadata,
                request_options=request_options,
            ),
        )
    ).parsed
