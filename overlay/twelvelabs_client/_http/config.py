"""The settings of a client: from arguments, or else from the environment, or else defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from .._version import __version__
from ..errors import ConfigurationError
from .rate_limit import RateLimiter
from .retry import RetryPolicy

DEFAULT_BASE_URL = "https://api.twelvelabs.io/v1.3"
KEY_VARIABLES = ("TWELVE_LABS_API_KEY", "TWELVELABS_API_KEY")
BASE_URL_VARIABLE = "TWELVELABS_BASE_URL"
USER_AGENT = f"twelvelabs-client/{__version__}"
CONNECT_TIMEOUT = 10.0
"""Seconds in which a connection must be made: a host that takes longer is not reachable."""
MAX_CONNECTIONS = 100
"""httpx's own limit. All of them are kept alive, not httpx's 20, since each new one costs a TLS handshake."""
LIMITS = httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS)


def make_config(
    api_key: str | None,
    base_url: str | None,
    timeout: float | None,
    max_retries: int | RetryPolicy | None,
    headers: Mapping[str, str] | None,
) -> ClientConfig:
    """The settings of a new client. Raises ConfigurationError if there is no key or a value is not valid."""
    key = api_key or next((value for name in KEY_VARIABLES if (value := os.environ.get(name))), None)
    if not key:
        raise ConfigurationError(f"no API key: give api_key, or set {KEY_VARIABLES[0]} in the environment")
    if not key.isascii() or not key.isprintable() or " " in key:
        raise ConfigurationError("the API key is not valid: it has spaces or other characters that no key has")
    url = (base_url or os.environ.get(BASE_URL_VARIABLE) or DEFAULT_BASE_URL).rstrip("/")
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"base_url {url!r} is not a valid URL: {error}") from error
    if parsed.scheme not in ("http", "https") or not parsed.host or parsed.query:
        raise ConfigurationError(f"base_url {url!r} is not valid: it must look like {DEFAULT_BASE_URL}")
    return change_config(ClientConfig(api_key=key, base_url=url), timeout, max_retries, headers)


def change_config(
    config: ClientConfig,
    timeout: float | None,
    max_retries: int | RetryPolicy | None,
    headers: Mapping[str, str] | None,
) -> ClientConfig:
    """The settings with the given ones changed. Raises ConfigurationError for a value that is not valid."""
    changes: dict[str, Any] = {}
    if timeout is not None:
        if not timeout > 0:
            raise ConfigurationError(f"timeout must be more than 0 seconds, not {timeout}")
        changes["timeout"] = None if timeout == float("inf") else timeout
    if isinstance(max_retries, RetryPolicy):
        changes["retry"] = max_retries
    elif max_retries is not None:
        if max_retries < 0:
            raise ConfigurationError(f"max_retries must be 0 or more, not {max_retries}")
        changes["retry"] = replace(config.retry, max_retries=max_retries)
    if headers is not None:
        _check_headers(headers)
        changes["headers"] = {**config.headers, **headers}
    return replace(config, **changes)


def _check_headers(headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        # The value is not shown: it may be a secret.
        if not all(isinstance(text, str) and text.isascii() and text.isprintable() for text in (name, value)):
            raise ConfigurationError(f"the header {name!r} is not valid: it must be printable ASCII text")


@dataclass(frozen=True, slots=True)
class ClientConfig:
    """The settings of a client and what it has learned of the rate limits. Its `repr` shows no key and no headers.

    Copies made by `with_options` share the rate limiter.
    """

    api_key: str = field(repr=False)
    base_url: str
    """The URL that paths are appended to, without a slash at its end."""
    timeout: float | None = 60.0
    """Seconds without a byte from the platform after which a request fails; None for no limit."""
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    rate_limiter: RateLimiter = field(default_factory=RateLimiter, repr=False, compare=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The user's own, sent with each request to the platform."""
    own_headers: Mapping[bytes, bytes] = field(init=False, repr=False, compare=False)
    """All headers of a request to the platform, by lower-case names. Computed once, as is `timeouts`."""
    timeouts: Mapping[str, float | None] = field(init=False, repr=False, compare=False)
    """The timeout in the form that httpx puts into a request's extensions."""

    def __post_init__(self) -> None:
        own = {**_encoded({"User-Agent": USER_AGENT}), **_encoded(self.headers), **self._key()}
        object.__setattr__(self, "own_headers", own)
        object.__setattr__(self, "timeouts", to_timeout(self.timeout).as_dict())

    def headers_with(self, headers: Mapping[str, str]) -> Mapping[bytes, bytes]:
        """The headers of a request that may have headers of its own."""
        return {**self.own_headers, **_encoded(headers), **self._key()} if headers else self.own_headers

    def _key(self) -> dict[bytes, bytes]:
        return {b"x-api-key": self.api_key.encode("ascii")}


def _encoded(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    """Headers by lower-case names, so that one replaces another with the same name."""
    return {name.lower().encode("ascii"): value.encode("ascii") for name, value in headers.items()}


def to_timeout(seconds: float | None) -> httpx.Timeout:
    """A limit for each read, each write and the wait for a free connection; for making one it is shorter."""
    if seconds is None:
        return httpx.Timeout(None, connect=CONNECT_TIMEOUT)
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT))
