"""What both drivers share of httpx: from an exchange to a request, and from its exceptions to ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from twelvelabs_lowlevel.types import RequestFiles

from ._version import __version__
from .effects import Body, Exchange
from .errors import ApiConnectionError, ApiTimeoutError, ConfigurationError, InvalidArgumentError, TwelveLabsError
from .retry import RetryPolicy

logger = logging.getLogger("twelvelabs_client")

USER_AGENT = f"twelvelabs-client/{__version__}"
CONNECT_TIMEOUT = 10.0
MAX_CONNECTIONS = 100
LIMITS = httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS)

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a client knows besides its connections. The key is never shown."""

    api_key: str = field(repr=False)
    base_url: str
    timeout: float | None = 60.0
    """Seconds that the platform may be silent; None for no limit."""
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


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
    timeout = to_timeout(settings.timeout if exchange.timeout is None else exchange.timeout)
    try:
        if _is_foreign(exchange):
            # Made without the client, so that none of its headers, cookies and parameters go to another origin.
            return httpx.Request(
                exchange.method,
                exchange.url,
                headers=headers,
                content=content,
                extensions={"timeout": timeout.as_dict()},
            )
        return client.build_request(
            exchange.method,
            settings.base_url + exchange.url,
            params=exchange.params or None,
            headers=_merged({"User-Agent": USER_AGENT}, settings.headers, headers, {"x-api-key": settings.api_key}),
            content=content,
            files=files or None,
            timeout=timeout,
        )
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(f"{exchange.method} {_where(exchange)}: {error}") from error
    except (TypeError, ValueError) as error:
        raise InvalidArgumentError(f"{exchange.method} {_where(exchange)}: cannot be sent: {error}") from None


def _merged(*groups: Mapping[str, str]) -> httpx.Headers:
    """The headers of all groups; of those with the same name, in whatever case, the last."""
    headers = httpx.Headers()
    for group in groups:
        headers.update(group)
    return headers


def auth_for(exchange: Exchange) -> Any:
    """httpx's auth argument: that of the client for its own base URL, none for any other origin."""
    return None if _is_foreign(exchange) else httpx.USE_CLIENT_DEFAULT


def _is_foreign(exchange: Exchange) -> bool:
    return "://" in exchange.url.partition("?")[0]


def to_timeout(seconds: float | None) -> httpx.Timeout:
    """A limit for each read, write and wait for a free connection; making a connection has a shorter one."""
    if seconds is None:
        return httpx.Timeout(None, connect=CONNECT_TIMEOUT)
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT))


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


class RedactSignatures(logging.Filter):
    """Cuts the query off signed URLs in httpx's own log lines: whoever reads it could write to the object store."""

    _SIGNED = re.compile(r"[?&](x-amz-signature|x-goog-signature|signature|sig)=", re.IGNORECASE)

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(self._redacted(argument) for argument in record.args)
        return True

    def _redacted(self, argument: object) -> object:
        text = str(argument) if isinstance(argument, httpx.URL | str) else ""
        return f"{text.partition('?')[0]}?..." if self._SIGNED.search(text) else argument


logging.getLogger("httpx").addFilter(RedactSignatures())
