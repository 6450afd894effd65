from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_item_collection import KnowledgeStoreItemCollection
from ...types import Response


def parse(content: bytes) -> KnowledgeStoreItemCollection:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStoreItemCollection.from_dict)


def request(
    knowledge_store_id: str,
    collection_id: str,
    *,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItemCollection]:
    """Add items of the knowledge store to an item collection.

    Each id must be the id of an item. Items already in the collection are ignored.

    Args:
        knowledge_store_id: The id of the knowledge store.
        collection_id: The id of the item collection.
        item_ids: The ids of the items, 1 to 500 per call.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/item-collections/{_r.path_segment('collection_id', collection_id)}/items/add",
            route="/knowledge-stores/{knowledge_store_id}/item-collections/{collection_id}/items/add",
            parse=parse,
            json=_r.body(
                always={"item_ids": item_ids},
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollection]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
    )


def sync(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemCollection | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollection]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
    )


async def asyncio(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemCollection | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
        )
    ).parsed
