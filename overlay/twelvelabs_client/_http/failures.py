"""Maps exceptions raised while a request is sent (by httpx, the libraries below it, or the system) to our errors.

Custom transports may raise anything, so classes are told apart by name and origin.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import NoReturn

import httpx
from twelvelabs_lowlevel.redaction import shown

from .._flows.effects import Body, Send
from ..errors import (
    ApiConnectionError,
    ApiTimeoutError,
    ConfigurationError,
    InvalidArgumentError,
    InvalidSourceError,
    SourceChangedError,
    TwelveLabsError,
)
from .adapter import call_of

_MAX_NAMED = 3
"""Kinds of calls that a message names, at most, so that it stays readable."""
_NEVER_SENT = {
    *("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "ConnectionNotAvailable", "ConnectionFailed"),
    *("ConnectionRefusedError", "gaierror"),
}
_LIBRARIES = frozenset(
    [
        *("httpx", "httpcore", "h11", "h2", "hpack", "hyperframe", "anyio", "sniffio", "asyncio", "trio", "concurrent"),
        *("ssl", "socket", "select", "selectors", "socksio", "idna", "encodings", "zlib", "fsspec", "aiohttp"),
        *("urllib3", "requests", "botocore", "certifi", "http", "brotli", "zstandard"),
    ]
)
"""Packages whose exceptions mean that the connection failed."""
_OF_TRANSPORTS = frozenset(["handle_request", "handle_async_request", "iter_raw", "aiter_raw"])
"""Functions in which transports and bodies run, but the user's event hooks and auth do not."""


@contextmanager
def errors_of(http: httpx.Client | httpx.AsyncClient, message: Send) -> Iterator[None]:
    """Turns exceptions raised while a message is sent, or its response read, into our errors."""
    try:
        yield
    except TwelveLabsError:
        raise
    except Exception as error:
        raise_own(error, http, message)


def raise_own(error: Exception, http: httpx.Client | httpx.AsyncClient, message: Send) -> NoReturn:
    """Raise our error for an exception. Exceptions of the user's own hooks are raised unchanged."""
    if isinstance(error, httpx.RequestError | httpx.HTTPStatusError):
        # The request contains the key and signatures.
        error.request = httpx.Request(message.method, call_of(message).partition(" ")[2])
    if isinstance(error, RuntimeError) and (reason := _over(http)):
        raise ConfigurationError(reason) from error
    own = to_error(error, message)
    if own is None:
        raise error
    raise own from error


def refusal(error: httpx.HTTPStatusError, request: httpx.Request) -> httpx.Response:
    """The response that a user's hook raised as an error. Raises the error if it belongs to another request.

    The body is lost unless the hook has read it.
    """
    answer = error.response
    if answer.is_success or (error.request.method, error.request.url) != (request.method, request.url):
        raise error
    return answer


def content_of(answer: httpx.Response) -> bytes:
    """The body, as far as it has been read."""
    try:
        return answer.content
    except httpx.ResponseNotRead:
        return b""


def no_connection(message: Send, streams: Collection[str]) -> ApiTimeoutError:
    """The error for a call that got no connection. `streams` are the calls whose open streams hold connections."""
    text = f"{call_of(message)}: no connection was free in time."
    if streams:
        kinds = ", ".join(sorted(set(streams))[:_MAX_NAMED])
        text += f" {len(streams)} are held by open streams ({kinds}): read them to the end, use them in `with`,"
        text += " or close them."
    else:
        text += " Make fewer calls at once, or set a longer timeout for this call or for the client."
    return ApiTimeoutError(text, was_sent=False)


def to_error(error: Exception, message: Send) -> TwelveLabsError | None:
    """Our error for an exception, or None for an exception of the user's own code."""
    call = call_of(message)
    names = {kind.__name__ for kind in type(error).__mro__}
    text = shown(str(error)) or type(error).__name__
    was_sent = not names & _NEVER_SENT
    functions = _functions(error)
    if "render_data" in functions:  # where httpx reads a file
        return InvalidSourceError(f"{call}: the file cannot be read: {text}")
    if names & {"TimeoutException", "TimeoutError"}:
        what = "no connection was made" if "ConnectTimeout" in names else "the platform did not respond"
        what = f"{call}: {what} in time. Set a longer timeout for this call or for the client."
        return ApiTimeoutError(what, was_sent=was_sent)
    if "UnsupportedProtocol" in names:
        return ConfigurationError(f"{call}: base_url must begin with http:// or https://")
    if "LocalProtocolError" in names:
        if not isinstance(error, httpx.HTTPError) and (message.form or isinstance(message.content, Body)):
            # from h11: the body does not match its Content-Length.
            text = f"{call}: a file became longer or shorter while it was being sent ({text}). Send it again."
            return SourceChangedError(text)
        return InvalidArgumentError(f"{call}: cannot be sent: {text}")
    if "ConnectError" in names:
        return ApiConnectionError(f"{call}: cannot connect ({text}). Check base_url and the network.", was_sent=False)
    if _is_connection(error):
        return ApiConnectionError(f"{call}: the connection broke ({text}).", was_sent=was_sent)
    if _is_library(error) or (functions & _OF_TRANSPORTS and not isinstance(error, AssertionError | MemoryError)):
        return ConfigurationError(f"{call}: the HTTP client failed with {type(error).__name__}: {text}")
    return None


def _is_connection(error: Exception) -> bool:
    if isinstance(error, httpx.InvalidURL | httpx.CookieConflict | httpx.StreamError):
        return False
    return isinstance(error, OSError | EOFError) or _is_library(error)


def _is_library(error: Exception) -> bool:
    return any(kind.__module__.lstrip("_").partition(".")[0] in _LIBRARIES for kind in type(error).__mro__)


def _functions(error: Exception) -> set[str]:
    """The names of the functions in the exception's traceback."""
    found = set()
    trace = error.__traceback__
    while trace is not None:
        found.add(trace.tb_frame.f_code.co_name)
        if trace.tb_next is None and trace.tb_frame.f_globals.get("__name__", "").partition(".")[0] in _LIBRARIES:
            found |= _OF_TRANSPORTS
        trace = trace.tb_next
    return found


def _over(http: httpx.Client | httpx.AsyncClient) -> str | None:
    """Why nothing more can be sent, or None."""
    if http.is_closed:
        return "the client has been closed; make a new one"
    if not threading.main_thread().is_alive():
        return (
            "the program is ending, and event loops resolve no more names; finish before its main thread does,"
            " or use the synchronous client"
        )
    return None
