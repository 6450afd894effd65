from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.connection_page import ConnectionPage
from ...types import Response


def parse(content: bytes) -> ConnectionPage:
    """Decode the body of a successful response."""
    return _d.read(content, ConnectionPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[ConnectionPage]:
    """List the connections.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/connections",
            route="/connections",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[ConnectionPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(page=page, page_limit=page_limit, request_options=request_options))


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> ConnectionPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(page=page, page_limit=page_limit, request_options=request_options)).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[ConnectionPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(page=page, page_limit=page_limit, request_options=request_options))


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> ConnectionPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(client, request(page=page, page_limit=page_limit, request_options=request_options))
    ).parsed
