from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store_page import KnowledgeStorePage
from ...models.sort_by import SortByLike
from ...models.sort_option import SortOptionLike
from ...types import Response


def parse(content: bytes) -> KnowledgeStorePage:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStorePage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStorePage]:
    """List the knowledge stores of the account, newest first.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/knowledge-stores",
            route="/knowledge-stores",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit, "sort_by": sort_by, "sort_option": sort_option}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStorePage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            page=page, page_limit=page_limit, sort_by=sort_by, sort_option=sort_option, request_options=request_options
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStorePage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            page=page, page_limit=page_limit, sort_by=sort_by, sort_option=sort_option, request_options=request_options
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStorePage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            page=page, page_limit=page_limit, sort_by=sort_by, sort_option=sort_option, request_options=request_options
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStorePage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                page=page,
                page_limit=page_limit,
                sort_by=sort_by,
                sort_option=sort_option,
                request_options=request_options,
            ),
        )
    ).parsed
