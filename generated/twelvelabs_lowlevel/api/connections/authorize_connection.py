from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.authorize_connection_response import AuthorizeConnectionResponse
from ...models.connection_provider import ConnectionProviderLike
from ...types import Response


def parse(content: bytes) -> AuthorizeConnectionResponse:
    """Decode the body of a successful response."""
    return _d.read(content, AuthorizeConnectionResponse.from_dict)


def request(
    *,
    provider: ConnectionProviderLike,
    redirect_uri: str,
    custom_id: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AuthorizeConnectionResponse]:
    """Start to connect an account at another service.

    Send the user to authorize_url. After the user has decided, the platform redirects to redirect_uri with
    connection_id and status=ok in the query, or with error.

    Args:
        provider: The service. One of google_drive.
        redirect_uri: The URI to redirect the user to afterwards. It must be registered if any redirect URI is.
        custom_id: Your own label for the connection. It need not be unique, and should not identify a person.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/connections:authorize",
            route="/connections:authorize",
            parse=parse,
            json=_r.body(always={"provider": provider, "redirect_uri": redirect_uri}, given={"custom_id": custom_id}),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    provider: ConnectionProviderLike,
    redirect_uri: str,
    custom_id: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AuthorizeConnectionResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(provider=provider, redirect_uri=redirect_uri, custom_id=custom_id, request_options=request_options),
    )


def sync(
    *,
    client: _c.AnyClient,
    provider: ConnectionProviderLike,
    redirect_uri: str,
    custom_id: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AuthorizeConnectionResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(provider=provider, redirect_uri=redirect_uri, custom_id=custom_id, request_options=request_options),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    provider: ConnectionProviderLike,
    redirect_uri: str,
    custom_id: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AuthorizeConnectionResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(provider=provider, redirect_uri=redirect_uri, custom_id=custom_id, request_options=request_options),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    provider: ConnectionProviderLike,
    redirect_uri: str,
    custom_id: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AuthorizeConnectionResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(provider=provider, redirect_uri=redirect_uri, custom_id=custom_id, request_options=request_options),
        )
    ).parsed
