from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.knowledge_store_group_by import KnowledgeStoreGroupByLike
from ...models.knowledge_store_search_query import KnowledgeStoreSearchQueryLike
from ...models.search_knowledge_store_filter import SearchKnowledgeStoreFilterLike
from ...models.search_knowledge_store_options import SearchKnowledgeStoreOptionsLike
from ...models.search_knowledge_store_response import SearchKnowledgeStoreResponse
from ...types import Response


def parse(content: bytes) -> SearchKnowledgeStoreResponse:
    """Decode the body of a successful response."""
    return _d.read(content, SearchKnowledgeStoreResponse.from_dict)


def request(
    knowledge_store_id: str,
    *,
    query: KnowledgeStoreSearchQueryLike,
    filter: SearchKnowledgeStoreFilterLike | None = None,
    search_options: SearchKnowledgeStoreOptionsLike | None = None,
    group_by: KnowledgeStoreGroupByLike | None = None,
    page_size: int | None = None,
    page_token: str | None = None,
    include_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[SearchKnowledgeStoreResponse]:
    """Search a knowledge store.

    To get the next page, repeat the request with the next_page_token as page_token. An expired token answers 410;
    start the search again.

    Args:
        knowledge_store_id: The id of the knowledge store.
        query: The query.
        filter: Which items to search (default: all).
        search_options: Where to search in videos. Rejected if the filter excludes videos.
        group_by: none returns each match separately; item returns items with all their matches (server default:
            none). One of item, none.
        page_size: Number of results per page, 1 to 50 (server default: 10).
        page_token: The next_page_token of the previous page. The rest of the request is then ignored.
        include_metadata: true returns the metadata of each item (server default: false).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/search",
            route="/knowledge-stores/{knowledge_store_id}/search",
            parse=parse,
            json=_rules.checked(
                _r.body(
                    always={"query": query},
                    given={
                        "filter": filter,
                        "search_options": search_options,
                        "group_by": group_by,
                        "page_size": page_size,
                        "page_token": page_token,
                        "include_metadata": include_metadata,
                    },
                ),
                request_options,
                {
                    "filter": [
                        {
                            "within": {
                                "asset_type": [{"exactly_one": [["eq", "in"]]}],
                                "item_id": [{"exactly_one": [["eq", "in"]]}],
                            }
                        }
                    ]
                },
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    query: KnowledgeStoreSearchQueryLike,
    filter: SearchKnowledgeStoreFilterLike | None = None,
    search_options: SearchKnowledgeStoreOptionsLike | None = None,
    group_by: KnowledgeStoreGroupByLike | None = None,
    page_size: int | None = None,
    page_token: str | None = None,
    include_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SearchKnowledgeStoreResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            query=query,
            filter=filter,
            search_options=search_options,
            group_by=group_by,
            page_size=page_size,
            page_token=page_token,
            include_metadata=include_metadata,
            request_options=request_options,
        ),
    )


def sync(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    query: KnowledgeStoreSearchQueryLike,
    filter: SearchKnowledgeStoreFilterLike | None = None,
    search_options: SearchKnowledgeStoreOptionsLike | None = None,
    group_by: KnowledgeStoreGroupByLike | None = None,
    page_size: int | None = None,
    page_token: str | None = None,
    include_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SearchKnowledgeStoreResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id,
            query=query,
            filter=filter,
            search_options=search_options,
            group_by=group_by,
            page_size=page_size,
            page_token=page_token,
            include_metadata=include_metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    query: KnowledgeStoreSearchQueryLike,
    filter: SearchKnowledgeStoreFilterLike | None = None,
    search_options: SearchKnowledgeStoreOptionsLike | None = None,
    group_by: KnowledgeStoreGroupByLike | None = None,
    page_size: int | None = None,
    page_token: str | None = None,
    include_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SearchKnowledgeStoreResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id,
            query=query,
            filter=filter,
            search_options=search_options,
            group_by=group_by,
            page_size=page_size,
            page_token=page_token,
            include_metadata=include_metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    query: KnowledgeStoreSearchQueryLike,
    filter: SearchKnowledgeStoreFilterLike | None = None,
    search_options: SearchKnowledgeStoreOptionsLike | None = None,
    group_by: KnowledgeStoreGroupByLike | None = None,
    page_size: int | None = None,
    page_token: str | None = None,
    include_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SearchKnowledgeStoreResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                knowledge_store_id,
                query=query,
                filter=filter,
                search_options=search_options,
                group_by=group_by,
                page_size=page_size,
                page_token=page_token,
                include_metadata=include_metadata,
                request_options=request_options,
            ),
        )
    ).parsed
