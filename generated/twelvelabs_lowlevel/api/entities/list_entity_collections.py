from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.entity_collection_page import EntityCollectionPage
from ...models.sort_by_time_or_name import SortByTimeOrNameLike
from ...models.sort_option import SortOptionLike
from ...types import Response


def parse(content: bytes) -> EntityCollectionPage:
    """Decode the body of a successful response."""
    return _d.read(content, EntityCollectionPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EntityCollectionPage]:
    """List the entity collections of the account, newest first.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        name: Only entity collections with this name.
        sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
            updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/entity-collections",
            route="/entity-collections",
            parse=parse,
            params=_r.query(
                {"page": page, "page_limit": page_limit, "name": name, "sort_by": sort_by, "sort_option": sort_option}
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityCollectionPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            name=name,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityCollectionPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            name=name,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityCollectionPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            page=page,
            page_limit=page_limit,
            name=name,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityCollectionPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                page=page,
                page_limit=page_limit,
                name=name,
                sort_by=sort_by,
                sort_option=sort_option,
                request_options=request_options,
            ),
        )
    ).parsed
