"""Between flows and httpx, for both drivers: requests, responses, and the log line."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
from twelvelabs_lowlevel.requests import ACCEPT_JSON
from twelvelabs_lowlevel.types import RequestFiles

from .._flows.effects import Body, Send
from .._response import Response
from ..errors import InvalidArgumentError
from .config import ClientConfig, to_timeout
from .logs import logger

_ACCEPT = ACCEPT_JSON.encode()


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
            headers=[*_headers_of(client, own), *own.items()],
            cookies=client.cookies or None,
            content=content,
            files=files or None,
            extensions=extensions,
        )
    except httpx.InvalidURL as error:
        raise InvalidArgumentError(f"{message.method} {_where(message)}: {error}") from error
    except (TypeError, ValueError) as error:
        raise InvalidArgumentError(f"{message.method} {_where(message)}: cannot be sent: {error}") from None


def _headers_of(client: httpx.Client | httpx.AsyncClient, own: Mapping[bytes, bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The headers of the httpx client that are not replaced. JSON comes first, unless the user has set `Accept`."""
    for name, value in client.headers.raw:
        if name.lower() not in own:
            yield name, _ACCEPT if value == b"*/*" else value


def auth_for(message: Send) -> Any:
    """The auth argument for httpx: the client's for its own base URL, none for any other origin."""
    return None if _is_foreign(message) else httpx.USE_CLIENT_DEFAULT


def _is_foreign(message: Send) -> bool:
    return "://" in message.url.partition("?")[0]


def call_of(message: Send) -> str:
    """The call that a message belongs to, for texts."""
    return f"{message.method} {_where(message)}"


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
