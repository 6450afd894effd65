from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    redirect_uri_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Delete a redirect URI.

    Args:
        redirect_uri_id: The id of the redirect URI.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="DELETE",
            path=f"/connections/redirect-uris/{_r.path_segment('redirect_uri_id', redirect_uri_id)}",
            route="/connections/redirect-uris/{redirect_uri_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    redirect_uri_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(redirect_uri_id, request_options=request_options))


def sync(
    redirect_uri_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(redirect_uri_id, request_options=request_options)).parsed


async def asyncio_detailed(
    redirect_uri_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(redirect_uri_id, request_options=request_options))


async def asyncio(
    redirect_uri_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(redirect_uri_id, request_options=request_options))).parsed
