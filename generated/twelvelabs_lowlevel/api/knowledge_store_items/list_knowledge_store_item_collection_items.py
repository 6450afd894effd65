from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_item_page import KnowledgeStoreItemPage
from ...types import Response


def parse(content: bytes) -> KnowledgeStoreItemPage:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStoreItemPage.from_dict)


def request(
    knowledge_store_id: str,
    collection_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItemPage]:
    """List the items of an item collection.

    Args:
        knowledge_store_id: The id of the knowledge store.
        collection_id: The id of the item collection.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/item-collections/{_r.path_segment('collection_id', collection_id)}/items",
            route="/knowledge-stores/{knowledge_store_id}/item-collections/{collection_id}/items",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(knowledge_store_id, collection_id, page=page, page_limit=page_limit, request_options=request_options),
    )


def sync(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(knowledge_store_id, collection_id, page=page, page_limit=page_limit, request_options=request_options),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(knowledge_store_id, collection_id, page=page, page_limit=page_limit, request_options=request_options),
    )


async def asyncio(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                knowledge_store_id, collection_id, page=page, page_limit=page_limit, request_options=request_options
            ),
        )
    ).parsed
