"""What both drivers share of httpx: from an exchange to a request, and from its exceptions to ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from twelvelabs_lowlevel.types import RequestFiles

from .._flows.effects import Body, Exchange
from .._version import __version__
from ..errors import ApiConnectionError, ApiTimeoutError, ConfigurationError, InvalidArgumentError, TwelveLabsError
from .rate_limit import Governor
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
    governor: Governor = field(default_factory=Governor, repr=False, compare=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    own_headers: Mapping[bytes, bytes] = field(init=False, repr=False, compare=False)
    """What goes with each request to the platform, by names in lower case. This and the next are worked out once."""
    timeouts: Mapping[str, float | None] = field(init=False, repr=False, compare=False)
    """The timeout, as a request of httpx's has it."""

    def __post_init__(self) -> None:
        own = {**_encoded({"User-Agent": USER_AGENT}), **_encoded(self.headers), **self._key()}
        object.__setattr__(self, "own_headers", own)
        object.__setattr__(self, "timeouts", to_timeout(self.timeout).as_dict())

    def headers_with(self, headers: Mapping[str, str]) -> Mapping[bytes, bytes]:
        """The headers of a request that may have some of its own."""
        return {**self.own_headers, **_encoded(headers), **self._key()} if headers else self.own_headers

    def _key(self) -> dict[bytes, bytes]:
        return {b"x-api-key": self.api_key.encode("ascii")}


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


def _encoded(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    """Headers by names in lower case, so that one takes the place of another with the same name."""
    return {name.lower().encode("ascii"): value.encode("ascii") for name, value in headers.items()}


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
