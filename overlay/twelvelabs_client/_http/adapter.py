"""Between flows and httpx, for both drivers: requests, responses, exceptions, and the log line."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import h11
import httpx
from twelvelabs_lowlevel.types import RequestFiles

from .._flows.effects import Body, Send
from .._response import Response
from ..errors import (
    ApiConnectionError,
    ApiTimeoutError,
    ConfigurationError,
    InvalidArgumentError,
    SourceChangedError,
    TwelveLabsError,
)
from .config import ClientConfig, to_timeout
from .logs import logger

_MAX_NAMED = 3
"""Kinds of calls that a text names: it must stay readable."""
SEND_ERRORS = (httpx.HTTPError, h11.LocalProtocolError)
"""What httpx raises while it sends; h11's own where a body has another length than was announced."""
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


def to_request(
    message: Send,
    config: ClientConfig,
    files: RequestFiles,
    content: Any,
    client: httpx.Client | httpx.AsyncClient,
) -> httpx.Request:
    """The httpx request for a message. The API key goes only to the client's own base URL.

    `content` is the message's, with a `Body` already made into what this kind of client can read.
    """
    headers = dict(message.headers)
    if isinstance(message.content, Body):
        headers["Content-Length"] = str(message.content.size)
    timeouts = config.timeouts if message.timeout is None else to_timeout(message.timeout).as_dict()
    extensions = {"timeout": dict(timeouts)}
    try:
        if _is_foreign(message):
            # None of the client's headers, cookies and parameters go to another origin.
            return httpx.Request(message.method, message.url, headers=headers, content=content, extensions=extensions)
        # What the client's own build_request does, in two thirds of the time.
        own = config.headers_with(headers)
        return httpx.Request(
            message.method,
            config.base_url + message.url,
            params=(client.params.merge(message.params) if client.params else message.params) or None,
            headers=[*((name, value) for name, value in client.headers.raw if name.lower() not in own), *own.items()],
            cookies=client.cookies or None,
            content=content,
            files=files or None,
            extensions=extensions,
        )
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(f"{message.method} {_where(message)}: {error}") from error
    except (TypeError, ValueError) as error:
        raise InvalidArgumentError(f"{message.method} {_where(message)}: cannot be sent: {error}") from None


def auth_for(message: Send) -> Any:
    """The auth argument for httpx: the client's for its own base URL, none for any other origin."""
    return None if _is_foreign(message) else httpx.USE_CLIENT_DEFAULT


def _is_foreign(message: Send) -> bool:
    return "://" in message.url.partition("?")[0]


def call_of(message: Send) -> str:
    """The call that a message belongs to, for texts."""
    return f"{message.method} {_where(message)}"


def no_connection(message: Send, streams: Collection[str]) -> ApiTimeoutError:
    """The error for a call that got no connection. `streams` names the calls whose open streams hold some."""
    text = f"{call_of(message)}: no connection was free in time."
    if streams:
        kinds = ", ".join(sorted(set(streams))[:_MAX_NAMED])
        text += f" {len(streams)} are held by open streams ({kinds}): read them to their end, use them in `with`,"
        text += " or close them."
    else:
        text += " Make fewer calls at once, or set a longer timeout for this call or for the client."
    return ApiTimeoutError(text, was_sent=False)


def to_error(error: Exception, message: Send) -> TwelveLabsError:
    """Our error for an exception of httpx."""
    call = call_of(message)
    was_sent = not isinstance(error, _NEVER_SENT)
    if isinstance(error, httpx.TimeoutException):
        is_connect = isinstance(error, httpx.ConnectTimeout)
        what = "no connection was made" if is_connect else "the platform did not respond"
        text = f"{call}: {what} in time. Set a longer timeout for this call or for the client."
        return ApiTimeoutError(text, was_sent=was_sent)
    if isinstance(error, httpx.UnsupportedProtocol):
        return ConfigurationError(f"{call}: base_url must begin with http:// or https://")
    if isinstance(error, h11.LocalProtocolError):  # a body of another length
        text = f"{call}: a file became longer or shorter while it was being sent ({error}). Send it again."
        return SourceChangedError(text)
    if isinstance(error, httpx.LocalProtocolError):
        return InvalidArgumentError(f"{call}: cannot be sent: {error}")
    if isinstance(error, httpx.ConnectError):
        return ApiConnectionError(f"{call}: cannot connect ({error}). Check base_url and the network.", was_sent=False)
    if isinstance(error, httpx.HTTPError):
        reason = str(error) or type(error).__name__
        return ApiConnectionError(f"{call}: the connection broke ({reason}).", was_sent=was_sent)
    return ConfigurationError(f"{call}: the HTTP client cannot send this: {error}")


@contextmanager
def errors_of(http: httpx.Client | httpx.AsyncClient, message: Send) -> Iterator[None]:
    """Turns what httpx raises into our errors."""
    try:
        yield
    except httpx.HTTPError as error:
        raise to_error(error, message) from error
    except RuntimeError as error:
        raise_if_closed(http, error)
        raise


def raise_if_closed(http: httpx.Client | httpx.AsyncClient, error: RuntimeError) -> None:
    """Raise ConfigurationError if the client has been closed, or can send no more because the program is ending."""
    if http.is_closed:
        raise ConfigurationError("the client has been closed; make a new one") from error
    if not threading.main_thread().is_alive():
        raise ConfigurationError(
            "the program is ending, and event loops resolve no more names; finish before its main thread does,"
            " or use the synchronous client"
        ) from error


def to_response(answer: httpx.Response, received_at: float, content: bytes = b"") -> Response:
    """The response as flows see it."""
    return Response(answer.status_code, answer.headers, content, received_at)


def log_response(message: Send, answer: httpx.Response, seconds: float) -> None:
    """One debug line per response, without query and headers."""
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug("%s %s: %d in %.0f ms", message.method, _where(message), answer.status_code, seconds * 1000)


def _where(message: Send) -> str:
    """The URL without its query, which may be a signature."""
    return message.url.partition("?")[0]
