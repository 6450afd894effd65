from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.import_page import ImportPage
from ...types import Response


def parse(content: bytes) -> ImportPage:
    """Decode the body of a successful response."""
    return _d.read(content, ImportPage.from_dict)


def request(
    connection_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[ImportPage]:
    """List the imports of a connection.

    Args:
        connection_id: The id of the connection.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/connections/{_r.path_segment('connection_id', connection_id)}/imports",
            route="/connections/{connection_id}/imports",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[ImportPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(connection_id, page=page, page_limit=page_limit, request_options=request_options))


def sync(
    connection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> ImportPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client, request(connection_id, page=page, page_limit=page_limit, request_options=request_options)
    ).parsed


async def asyncio_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[ImportPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(connection_id, page=page, page_limit=page_limit, request_options=request_options)
    )


async def asyncio(
    connection_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> ImportPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(connection_id, page=page, page_limit=page_limit, request_options=request_options)
        )
    ).parsed
