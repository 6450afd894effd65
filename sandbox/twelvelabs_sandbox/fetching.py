"""Fetching a file from a URL on this machine: the only place that the sandbox ever fetches from."""

import ipaddress
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    import httpx

_MOST_REDIRECTS = 5
# A stopping sandbox waits for a fetch under way, so this is no longer than necessary.
_TIMEOUT = 5.0


class FetchError(Exception):
    """The file cannot be had from its URL. The text is for people."""


def is_on_loopback(url: str) -> bool:
    """Whether a URL leads to this machine over plain HTTP."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme != "http":
            return False
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def fetch(url: str, target: Path, limit: int, stopping: threading.Event) -> None:
    """Write the file behind a URL on loopback to a path. FetchError if it cannot be had or is larger than the limit."""
    import httpx  # here, because most sandboxes never fetch anything

    try:
        with httpx.Client(trust_env=False, timeout=_TIMEOUT) as client:
            for _ in range(_MOST_REDIRECTS):
                if not is_on_loopback(url):
                    raise FetchError("The URL leads away from this machine, where the sandbox does not go.")
                with client.stream("GET", url) as answer:
                    if not answer.has_redirect_location:
                        _save(answer, target, limit, stopping)
                        return
                    url = urljoin(url, answer.headers["location"])
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(f"The file could not be fetched: {error}") from error
    raise FetchError("The URL redirects too often.")


def _save(answer: "httpx.Response", target: Path, limit: int, stopping: threading.Event) -> None:
    if answer.status_code != 200:
        raise FetchError(f"The file could not be fetched: its server answered {answer.status_code}.")
    size = 0
    with target.open("wb") as file:
        for piece in answer.iter_bytes():
            size += len(piece)
            if size > limit:
                raise FetchError("The file is larger than the platform takes from a URL.")
            if stopping.is_set():
                raise FetchError("The sandbox stopped while the file was being fetched.")
            file.write(piece)
