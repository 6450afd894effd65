from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_item_collection import KnowledgeStoreItemCollection
from ...models.knowledge_store_metadata import KnowledgeStoreMetadata
from ...types import Response


def parse(content: bytes) -> KnowledgeStoreItemCollection:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStoreItemCollection.from_dict)


def request(
    knowledge_store_id: str,
    collection_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItemCollection]:
    """Update the name, description or metadata of an item collection.

    Args:
        knowledge_store_id: The id of the knowledge store.
        collection_id: The id of the item collection.
        name: The new name, unique within the knowledge store.
        description: The new description.
        metadata: The new metadata. Keys that are not given are deleted.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="PATCH",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/item-collections/{_r.path_segment('collection_id', collection_id)}",
            route="/knowledge-stores/{knowledge_store_id}/item-collections/{collection_id}",
            parse=parse,
            json=_r.body(always={}, given={"name": name, "description": description, "metadata": metadata}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollection]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            collection_id,
            name=name,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


def sync(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemCollection | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            collection_id,
            name=name,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollection]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id,
            collection_id,
            name=name,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemCollection | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                knowledge_store_id,
                collection_id,
                name=name,
                description=description,
                metadata=metadata,
                request_options=request_options,
            ),
        )
    ).parsed
