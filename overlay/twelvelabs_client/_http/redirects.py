"""Redirects, for clients with `follow_redirects`: where the next request goes, and that the key stays at home."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import httpx

from .._flows.effects import Flow, Send
from .._response import Response
from .config import ClientConfig

T = TypeVar("T")

MAX_REDIRECTS = 20
"""As in httpx."""
_STATUSES = (301, 302, 303, 307, 308)


def followed(
    message: Send, config: ClientConfig, send_once: Callable[[Send], Flow[T]], response_of: Callable[[T], Response]
) -> Flow[T]:
    """The answer to a message. If the settings say so, redirects of GET requests are followed.

    A redirect below `base_url` is sent as the request was; to any other place nothing is sent but the URL.
    """
    answer = yield from send_once(message)
    if config.follow_redirects:
        for _ in range(MAX_REDIRECTS):
            target = _target(message, response_of(answer), config)
            if target is None:
                break
            message = target
            answer = yield from send_once(message)
    return answer


def _target(message: Send, response: Response, config: ClientConfig) -> Send | None:
    """The message to send next; None if this response is final."""
    location = response.headers.get("location")
    if message.method != "GET" or response.status_code not in _STATUSES or not location:
        return None
    base = httpx.URL(config.base_url)
    here = message.url if "://" in message.url.partition("?")[0] else config.base_url + message.url
    try:
        url = httpx.URL(here).join(location).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError):
        return None
    if url.scheme not in ("http", "https") or not url.host:
        return None
    path = url.raw_path.partition(b"?")[0].decode("ascii")
    root = base.raw_path.decode("ascii").rstrip("/")
    if (url.scheme, url.netloc, url.userinfo) == (base.scheme, base.netloc, b"") and path.startswith(f"{root}/"):
        params = tuple(url.params.multi_items())
        path = path.removeprefix(root)
        return Send(method="GET", url=path, params=params, headers=message.headers, timeout=message.timeout)
    return Send(method="GET", url=str(url), timeout=message.timeout)
