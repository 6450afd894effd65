from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.redirect_uri import RedirectUri
from ...types import Response


def parse(content: bytes) -> RedirectUri:
    """Decode the body of a successful response."""
    return _d.read(content, RedirectUri.from_dict)


def request(
    *,
    redirect_uri: str,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[RedirectUri]:
    """Register a redirect URI.

    Any redirect URI is accepted until the first one is registered; from then on, only registered ones.

    Args:
        redirect_uri: The redirect URI: public, over HTTPS, and without wildcards.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/connections/redirect-uris",
            route="/connections/redirect-uris",
            parse=parse,
            json=_r.body(
                always={"redirect_uri": redirect_uri},
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    redirect_uri: str,
    request_options: _r.RequestOptions | None = None,
) -> Response[RedirectUri]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(redirect_uri=redirect_uri, request_options=request_options))


def sync(
    *,
    client: _c.AnyClient,
    redirect_uri: str,
    request_options: _r.RequestOptions | None = None,
) -> RedirectUri | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(redirect_uri=redirect_uri, request_options=request_options)).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    redirect_uri: str,
    request_options: _r.RequestOptions | None = None,
) -> Response[RedirectUri]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(redirect_uri=redirect_uri, request_options=request_options))


async def asyncio(
    *,
    client: _c.AnyClient,
    redirect_uri: str,
    request_options: _r.RequestOptions | None = None,
) -> RedirectUri | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(redirect_uri=redirect_uri, request_options=request_options))).parsed
