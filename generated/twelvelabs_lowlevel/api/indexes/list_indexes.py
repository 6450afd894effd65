import datetime

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.index_page import IndexPage
from ...models.model_family import ModelFamilyLike
from ...models.sort_by import SortByLike
from ...models.sort_option import SortOptionLike
from ...types import Response


def parse(content: bytes) -> IndexPage:
    """Decode the body of a successful response."""
    return _d.read(content, IndexPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_name: str | None = None,
    model_options: str | None = None,
    model_family: ModelFamilyLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[IndexPage]:
    """List the indexes of the account.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
        sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
        index_name: Only the index with this name.
        model_options: Only indexes with these model options, separated by commas, such as visual,audio.
        model_family: Only indexes with a model of this family. One of marengo, pegasus.
        created_at: Only items created at this time or later.
        updated_at: Only indexes updated at this time or later.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/indexes",
            route="/indexes",
            parse=parse,
            params=_r.query(
                {
                    "page": page,
                    "page_limit": page_limit,
                    "sort_by": sort_by,
                    "sort_option": sort_option,
                    "index_name": index_name,
                    "model_options": model_options,
                    "model_family": model_family,
                    "created_at": _r.timestamp("created_at", created_at),
                    "updated_at": _r.timestamp("updated_at", updated_at),
                }
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
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_name: str | None = None,
    model_options: str | None = None,
    model_family: ModelFamilyLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            index_name=index_name,
            model_options=model_options,
            model_family=model_family,
            created_at=created_at,
            updated_at=updated_at,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_name: str | None = None,
    model_options: str | None = None,
    model_family: ModelFamilyLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            index_name=index_name,
            model_options=model_options,
            model_family=model_family,
            created_at=created_at,
            updated_at=updated_at,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_name: str | None = None,
    model_options: str | None = None,
    model_family: ModelFamilyLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            page=page,
            page_limit=page_limit,
            sort_by=sort_by,
            sort_option=sort_option,
            index_name=index_name,
            model_options=model_options,
            model_family=model_family,
            created_at=created_at,
            updated_at=updated_at,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    sort_by: SortByLike | None = None,
    sort_option: SortOptionLike | None = None,
    index_name: str | None = None,
    model_options: str | None = None,
    model_family: ModelFamilyLike | None = None,
    created_at: datetime.datetime | datetime.date | str | None = None,
    updated_at: datetime.datetime | datetime.date | str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                page=page,
                page_limit=page_limit,
                sort_by=sort_by,
                sort_option=sort_option,
                index_name=index_name,
                model_options=model_options,
                model_family=model_family,
                created_at=created_at,
                updated_at=updated_at,
                request_options=request_options,
            ),
        )
    ).parsed
