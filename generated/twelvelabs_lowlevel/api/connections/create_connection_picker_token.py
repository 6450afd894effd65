from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.create_connection_picker_token_response import CreateConnectionPickerTokenResponse
from ...types import Response


def parse(content: bytes) -> CreateConnectionPickerTokenResponse:
    """Decode the body of a successful response."""
    return _d.read(content, CreateConnectionPickerTokenResponse.from_dict)


def request(
    connection_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[CreateConnectionPickerTokenResponse]:
    """Create a short-lived token for the service's own file picker.

    The token is read-only. The connection must be active; otherwise the call fails with a conflict.

    Args:
        connection_id: The id of the connection.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/connections/{_r.path_segment('connection_id', connection_id)}/picker-token",
            route="/connections/{connection_id}/picker-token",
            parse=parse,
        ),
        request_options,
    )


def sync_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateConnectionPickerTokenResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(connection_id, request_options=request_options))


def sync(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> CreateConnectionPickerTokenResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(connection_id, request_options=request_options)).parsed


async def asyncio_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateConnectionPickerTokenResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(connection_id, request_options=request_options))


async def asyncio(
    connection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> CreateConnectionPickerTokenResponse | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(connection_id, request_options=request_options))).parsed
