from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.connection import Connection
from ...types import Response


def parse(content: bytes) -> Connection:
    """Decode the body of a successful response."""
    return _d.read(content, Connection.from_dict)


def request(
    connection_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[Connection]:
    """Retrieve a connection.

    Args:
        connection_id: The id of the connection.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/connections/{_r.path_segment('connection_id', connection_id)}",
            route="/connections/{connection_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[Connection]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(connection_id, request_options=request_options))


def sync(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Connection | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(connection_id, request_options=request_options)).parsed


async def asyncio_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[Connection]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(connection_id, request_options=request_options))


async def asyncio(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Connection | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(connection_id, request_options=request_options))).parsed
