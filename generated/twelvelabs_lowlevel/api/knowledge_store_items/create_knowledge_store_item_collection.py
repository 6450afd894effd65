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
    *,
    name: str,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItemCollection]:
    """Create an item collection in a knowledge store.

    Args:
        knowledge_store_id: The id of the knowledge store.
        name: The name of the collection, unique within the knowledge store.
        description: A description of the collection.
        metadata: User metadata of the collection.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/item-collections",
            route="/knowledge-stores/{knowledge_store_id}/item-collections",
            parse=parse,
            json=_r.body(always={"name": name}, given={"description": description, "metadata": metadata}),
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollection]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id, name=name, description=description, metadata=metadata, request_options=request_options
        ),
    )


def sync(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemCollection | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id, name=name, description=description, metadata=metadata, request_options=request_options
        ),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollection]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id, name=name, description=description, metadata=metadata, request_options=request_options
        ),
    )


async def asyncio(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str,
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
                name=name,
                description=description,
                metadata=metadata,
                request_options=request_options,
            ),
        )
    ).parsed
