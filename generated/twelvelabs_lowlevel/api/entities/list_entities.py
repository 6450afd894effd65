from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.entity_page import EntityPage
from ...models.entity_status import EntityStatusLike
from ...models.sort_by_time_or_name import SortByTimeOrNameLike
from ...models.sort_option import SortOptionLike
from ...types import Response


def parse(content: bytes) -> EntityPage:
    """Decode the body of a successful response."""
    return _d.read(content, EntityPage.from_dict)


def request(
    entity_collection_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    status: EntityStatusLike | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EntityPage]:
    """List the entities of a collection, newest first.

    Args:
        entity_collection_id: The id of the entity collection.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        name: Only entities with this name.
        status: Only entities with this status. One of processing, ready.
        sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
            updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/entity-collections/{_r.path_segment('entity_collection_id', entity_collection_id)}/entities",
            route="/entity-collections/{entity_collection_id}/entities",
            parse=parse,
            params=_r.query(
                {
                    "page": page,
                    "page_limit": page_limit,
                    "name": name,
                    "status": status,
                    "sort_by": sort_by,
                    "sort_option": sort_option,
                }
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    status: EntityStatusLike | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            entity_collection_id,
            page=page,
            page_limit=page_limit,
            name=name,
            status=status,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    )


def sync(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    status: EntityStatusLike | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            entity_collection_id,
            page=page,
            page_limit=page_limit,
            name=name,
            status=status,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    status: EntityStatusLike | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            entity_collection_id,
            page=page,
            page_limit=page_limit,
            name=name,
            status=status,
            sort_by=sort_by,
            sort_option=sort_option,
            request_options=request_options,
        ),
    )


async def asyncio(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    name: str | None = None,
    status: EntityStatusLike | None = None,
    sort_by: SortByTimeOrNameLike | None = None,
    sort_option: SortOptionLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                entity_collection_id,
                page=page,
                page_limit=page_limit,
                name=name,
                status=status,
                sort_by=sort_by,
                sort_option=sort_option,
                request_options=request_options,
            ),
        )
    ).parsed
