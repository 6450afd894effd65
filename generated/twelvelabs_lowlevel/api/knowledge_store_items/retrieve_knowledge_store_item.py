from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_item import KnowledgeStoreItem
from ...types import Response


def parse(content: bytes) -> KnowledgeStoreItem:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStoreItem.from_dict)


def request(
    knowledge_store_id: str,
    item_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItem]:
    """Retrieve an item of a knowledge store.

    Args:
        knowledge_store_id: The id of the knowledge store.
        item_id: The id of the item.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/items/{_r.path_segment('item_id', item_id)}",
            route="/knowledge-stores/{knowledge_store_id}/items/{item_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    item_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItem]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(knowledge_store_id, item_id, request_options=request_options))


def sync(
    knowledge_store_id: str,
    item_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItem | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(knowledge_store_id, item_id, request_options=request_options)).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    item_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItem]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(knowledge_store_id, item_id, request_options=request_options))


async def asyncio(
    knowledge_store_id: str,
    item_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItem | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(knowledge_store_id, item_id, request_options=request_options))).parsed
