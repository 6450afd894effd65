"""Redirects, for clients with `follow_redirects`: where the next request goes, and that the key stays at home."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

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
    here = message.url if "://" in message.url.partition("?")[0] else config.base_url + message.url
    try:
        target = urldefrag(urljoin(here, location)).url
        base, old, new = urlsplit(config.base_url), urlsplit(here), urlsplit(target)
    except ValueError:
        return None
    if not new.hostname or not (new.scheme == "https" or new.scheme == old.scheme == "http"):
        return None
    is_same_origin = (new.scheme, new.netloc.lower()) == (base.scheme.lower(), base.netloc.lower())
    if is_same_origin and new.path.startswith(f"{base.path}/") and "/.." not in new.path:
        params = tuple(parse_qsl(new.query, keep_blank_values=True))
        path = new.path.removeprefix(base.path)
        return Send(method="GET", url=path, params=params, headers=message.headers, timeout=message.timeout)
    return Send(method="GET", url=target, timeout=message.timeout)
