from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_item_collection_page import KnowledgeStoreItemCollectionPage
from ...models.sort_by_time_or_name import SortByTimeOrNameLike
from ...models.sort_option import SortOptionLike
from ...types import Response


def parse(content: bytes) -> KnowledgeStoreItemCollectionPage:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStoreItemCollectionPage.from_dict)


def request(
    knowledge_store_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItemCollectionPage]:
    """List the item collections of a knowledge store, newest first.

    Args:
        knowledge_store_id: The id of the knowledge store.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
            updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/item-collections",
            route="/knowledge-stores/{knowledge_store_id}/item-collections",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit, "sort_by": sort_by, "sort_option": sort_option}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollectionPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    )


def sync(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemCollectionPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemCollectionPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    )


async def asyncio(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemCollectionPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                knowledge_store_id,
                page=page,
                page_limit=page_limit,
                sort_by=sort_by,
                sort_option=sort_option,
                request_options=request_options,
            ),
        )
    ).parsed
