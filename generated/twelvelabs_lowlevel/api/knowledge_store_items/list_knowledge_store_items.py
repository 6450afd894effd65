from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_item_page import KnowledgeStoreItemPage
from ...models.knowledge_store_item_status import KnowledgeStoreItemStatusLike
from ...models.sort_by import SortByLike
from ...models.sort_option import SortOptionLike
from ...types import Response


def parse(content: bytes) -> KnowledgeStoreItemPage:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStoreItemPage.from_dict)


def request(
    knowledge_store_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    status: Sequence[KnowledgeStoreItemStatusLike] | KnowledgeStoreItemStatusLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStoreItemPage]:
    """List the items of a knowledge store, newest first.

    Args:
        knowledge_store_id: The id of the knowledge store.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        status: Only items with one of these statuses. One of failed, pending, processing, queued, ready.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/items",
            route="/knowledge-stores/{knowledge_store_id}/items",
            parse=parse,
            params=_r.query(
                {
                    "page": page,
                    "page_limit": page_limit,
                    "sort_by": sort_by,
                    "sort_option": sort_option,
                    "status": status,
                }
            ),
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
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    status: Sequence[KnowledgeStoreItemStatusLike] | KnowledgeStoreItemStatusLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            status=status,
            request_options=request_options,
        ),
    )


def sync(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    status: Sequence[KnowledgeStoreItemStatusLike] | KnowledgeStoreItemStatusLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            status=status,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    status: Sequence[KnowledgeStoreItemStatusLike] | KnowledgeStoreItemStatusLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStoreItemPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id,
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            status=status,
            request_options=request_options,
        ),
    )


async def asyncio(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    status: Sequence[KnowledgeStoreItemStatusLike] | KnowledgeStoreItemStatusLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStoreItemPage | None:
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
                status=status,
                request_options=request_options,
            ),
        )
    ).parsed
