from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_item import KnowledgeStoreItem
from ...models.knowledge_store_item_asset_type import KnowledgeStoreItemAssetTypeLike
from ...models.knowledge_store_item_metadata import KnowledgeStoreItemMetadata
from ...types import Response


def parse(content: bytes) -> KnowledgeStoreItem:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStoreItem.from_dict)


def request(
    knowledge_store_id: str,
    *,
    asset_id: str,
    asset_type: KnowledgeStoreItemAssetTypeLike | None = None,
    metadata: KnowledgeStoreItemMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItem]:
    """Add an asset to a knowledge store.

    A video of at most 10 GB or an image of at most 32 MB. Returns immediately; the item can be used once its
    status is ready.

    Args:
        knowledge_store_id: The id of the knowledge store.
        asset_id: The id of the asset to add.
        asset_type: The type of the asset. One of image, video.
        metadata: User metadata of the item.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/items",
            route="/knowledge-stores/{knowledge_store_id}/items",
            parse=parse,
            json=_r.body(always={"asset_id": asset_id}, given={"asset_type": asset_type, "metadata": metadata}),
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    asset_type: KnowledgeStoreItemAssetTypeLike | None = None,
    metadata: KnowledgeStoreItemMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItem]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            asset_id=asset_id,
            asset_type=asset_type,
            metadata=metadata,
            request_options=request_options,
        ),
    )


def sync(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    asset_type: KnowledgeStoreItemAssetTypeLike | None = None,
    metadata: KnowledgeStoreItemMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItem | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            asset_id=asset_id,
            asset_type=asset_type,
            metadata=metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    asset_type: KnowledgeStoreItemAssetTypeLike | None = None,
    metadata: KnowledgeStoreItemMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItem]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id,
            asset_id=asset_id,
            asset_type=asset_type,
            metadata=metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    asset_id: str,
    asset_type: KnowledgeStoreItemAssetTypeLike | None = None,
    metadata: KnowledgeStoreItemMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItem | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                knowledge_store_id,
                asset_id=asset_id,
                asset_type=asset_type,
                metadata=metadata,
                request_options=request_options,
            ),
        )
    ).parsed
