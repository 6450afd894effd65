from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    connection_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Delete a connection and revoke the platform's access to the account.

    Imported assets are kept.

    Args:
        connection_id: The id of the connection.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="DELETE",
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
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(connection_id, request_options=request_options))


def sync(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(connection_id, request_options=request_options)).parsed


async def asyncio_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(connection_id, request_options=request_options))


async def asyncio(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(connection_id, request_options=request_options))).parsed
