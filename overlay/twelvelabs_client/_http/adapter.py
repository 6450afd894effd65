"""What both drivers share of httpx: from an exchange to a request, and from its exceptions to ours."""

from __future__ import annotations

from typing import Any

import httpx
from twelvelabs_lowlevel.types import RequestFiles

from .._flows.effects import Body, Exchange
from ..errors import ApiConnectionError, ApiTimeoutError, ConfigurationError, InvalidArgumentError, TwelveLabsError
from .config import Settings, to_timeout

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


def to_request(
    exchange: Exchange,
    settings: Settings,
    files: RequestFiles,
    content: Any,
    client: httpx.Client | httpx.AsyncClient,
) -> httpx.Request:
    """The request for an exchange. The key goes only to the client's own base URL.

    `content` is the exchange's, with a `Body` already made into what the kind of client can read.
    """
    headers = dict(exchange.headers)
    if isinstance(exchange.content, Body):
        headers["Content-Length"] = str(exchange.content.size)
    timeouts = settings.timeouts if exchange.timeout is None else to_timeout(exchange.timeout).as_dict()
    extensions = {"timeout": dict(timeouts)}
    try:
        if _is_foreign(exchange):
            # None of the client's headers, cookies and parameters go to another origin.
            return httpx.Request(exchange.method, exchange.url, headers=headers, content=content, extensions=extensions)
        # This is what the client's own build_request does, which takes half as long again.
        own = settings.headers_with(headers)
        return httpx.Request(
            exchange.method,
            settings.base_url + exchange.url,
            params=(client.params.merge(exchange.params) if client.params else exchange.params) or None,
            headers=[*((name, value) for name, value in client.headers.raw if name.lower() not in own), *own.items()],
            cookies=client.cookies or None,
            content=content,
            files=files or None,
            extensions=extensions,
        )
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(f"{exchange.method} {_where(exchange)}: {error}") from error
    except (TypeError, ValueError) as error:
        raise InvalidArgumentError(f"{exchange.method} {_where(exchange)}: cannot be sent: {error}") from None


def auth_for(exchange: Exchange) -> Any:
    """httpx's auth argument: that of the client for its own base URL, none for any other origin."""
    return None if _is_foreign(exchange) else httpx.USE_CLIENT_DEFAULT


def _is_foreign(exchange: Exchange) -> bool:
    return "://" in exchange.url.partition("?")[0]


def to_error(error: Exception, exchange: Exchange) -> TwelveLabsError:
    """Our error for what httpx raised."""
    call = f"{exchange.method} {_where(exchange)}"
    was_sent = not isinstance(error, _NEVER_SENT)
    if isinstance(error, httpx.TimeoutException):
        kind = {httpx.ConnectTimeout: "no connection was made", httpx.PoolTimeout: "no connection was free"}
        what = kind.get(type(error), "the platform did not answer")
        message = f"{call}: {what} in time. Set a longer timeout for this call or for the client."
        return ApiTimeoutError(message, was_sent=was_sent)
    if isinstance(error, httpx.UnsupportedProtocol):
        return ConfigurationError(f"{call}: base_url must begin with http:// or https://")
    if isinstance(error, httpx.LocalProtocolError):
        return InvalidArgumentError(f"{call}: cannot be sent: {error}")
    if isinstance(error, httpx.ConnectError):
        return ApiConnectionError(f"{call}: cannot connect ({error}). Check base_url and the network.", was_sent=False)
    if isinstance(error, httpx.HTTPError):
        reason = str(error) or type(error).__name__
        return ApiConnectionError(f"{call}: the connection broke ({reason}).", was_sent=was_sent)
    return ConfigurationError(f"{call}: the HTTP client cannot send this: {error}")


def _where(exchange: Exchange) -> str:
    """The URL without what may be secret in it: queries of signed URLs."""
    return exchange.url.partition("?")[0]
