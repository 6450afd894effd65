"""The settings of a client: from arguments, else the environment, else defaults."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any

import httpx
from twelvelabs_lowlevel.numeric import integer, number
from twelvelabs_lowlevel.redaction import add_key, redact
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_lowlevel.server import BASE_URL as DEFAULT_BASE_URL

from .._version import __version__
from ..errors import ConfigurationError
from .rate_limit import RateLimiter
from .retry import RetryPolicy

KEY_VARIABLES = ("TWELVE_LABS_API_KEY", "TWELVELABS_API_KEY")
BASE_URL_VARIABLE = "TWELVELABS_BASE_URL"
USER_AGENT = f"twelvelabs-client/{__version__}"
CONNECT_TIMEOUT = 10.0
"""Seconds to connect, at most: a host that takes longer is unreachable."""
DEFAULT_MAX_RESPONSE_SIZE = 1 << 30
"""Bytes: far more than the platform sends, and still within the memory of most machines."""
MAX_CONNECTIONS = 100
"""httpx's default. All of them are kept alive (httpx: 20), since each new one costs a TLS handshake."""
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A `token` (RFC 9110)."""
_MAX_PORT = 65535
_MAX_TIMEOUT = 1e9
"""Seconds: longer timeouts mean no timeout. Sockets accept at most about 9e9."""
LIMITS = httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS)


class TwelveLabsEnvironment(Enum):
    """The platforms that a client can use, by name. The value is the base URL."""

    DEFAULT = DEFAULT_BASE_URL


def make_config(
    api_key: str | None = None,
    base_url: str | httpx.URL | None = None,
    environment: Enum | None = None,
    timeout: float | httpx.Timeout | None = None,
    max_retries: int | RetryPolicy | None = None,
    headers: Mapping[str, str] | None = None,
    max_response_size: int | None = None,
    follow_redirects: bool | None = None,
) -> ClientConfig:
    """The settings of a new client. Raises ConfigurationError if there is no key or a value is not valid."""
    if follow_redirects not in (None, True, False):
        raise ConfigurationError(f"follow_redirects must be True or False, not {type(follow_redirects).__name__}")
    url = _base_url(base_url, environment)
    config = ClientConfig(api_key=find_api_key(api_key), base_url=url, follow_redirects=bool(follow_redirects))
    return change_config(config, timeout, max_retries, headers, max_response_size)


def change_config(
    config: ClientConfig,
    timeout: float | httpx.Timeout | None,
    max_retries: int | RetryPolicy | None,
    headers: Mapping[str, str] | None,
    max_response_size: int | None,
) -> ClientConfig:
    """The settings with the given ones changed. Raises ConfigurationError for a value that is not valid."""
    changes: dict[str, Any] = {}
    if isinstance(timeout, httpx.Timeout):
        changes |= {"timeout": timeout.read, "http_timeout": timeout}
    elif timeout is not None:
        wanted = "a number of seconds above 0, such as 30, or an httpx.Timeout"
        seconds = number("timeout", timeout, wanted=wanted, above=0, error=ConfigurationError)
        changes |= {"timeout": None if seconds == float("inf") else seconds, "http_timeout": None}
    if isinstance(max_retries, RetryPolicy):
        changes["retry"] = _checked_policy(max_retries)
    elif max_retries is not None:
        wanted = "an integer of 0 or more, or a RetryPolicy"
        retries = integer("max_retries", max_retries, at_least=0, wanted=wanted, error=ConfigurationError)
        changes["retry"] = replace(config.retry, max_retries=retries)
    if headers is not None:
        changes["headers"] = {**config.headers, **_checked_headers(headers)}
    if max_response_size is not None:
        wanted = "an integer of at least 1"
        changes["max_response_size"] = integer(
            "max_response_size", max_response_size, at_least=1, wanted=wanted, error=ConfigurationError
        )
    return replace(config, **changes)


def find_api_key(given: object) -> str:
    """The key from the argument or the environment, without the trailing newline of many secret files.

    Raises ConfigurationError if there is none, or it is not valid.
    """
    sources = [("api_key", given), *((name, os.environ.get(name)) for name in KEY_VARIABLES)]
    for name, value in sources:
        if value is not None and not isinstance(value, str):
            raise ConfigurationError(f"api_key must be a string, not {type(value).__name__}")
        if value and (key := value.strip()):
            if not key.isascii() or not key.isprintable() or " " in key:
                raise ConfigurationError(
                    f"the API key in {name} is not valid: it contains spaces or other characters that no key has"
                )
            return key
    raise ConfigurationError(f"no API key: pass api_key or set {KEY_VARIABLES[0]} in the environment")


def _base_url(given: object, environment: object) -> str:
    name = "base_url"
    if environment is not None:
        if not isinstance(environment, Enum):
            kind = type(environment).__name__
            raise ConfigurationError(f"environment must be a member of TwelveLabsEnvironment, not {kind}: use base_url")
        if given is None or given == "":
            name, given = "environment", environment.value
    if given is None or given == "":
        name, given = BASE_URL_VARIABLE, os.environ.get(BASE_URL_VARIABLE, "").strip() or DEFAULT_BASE_URL
    if not isinstance(given, str | httpx.URL):
        raise ConfigurationError(f"{name} must be a string or an httpx.URL, not {type(given).__name__}")
    if "@" in str(given) or (isinstance(given, httpx.URL) and given.userinfo):
        raise ConfigurationError(_NO_USER_INFO.format(name))
    url = str(given).strip().rstrip("/")
    wrong = f"{name} {redact(url.partition('#')[0])!r} is not valid"
    try:
        parsed = httpx.URL(url)
        netloc, host, port = parsed.netloc, parsed.host, parsed.port or 0
    except Exception as error:  # InvalidURL, and errors from idna and ipaddress
        raise ConfigurationError(f"{wrong}: {error}. It must look like {DEFAULT_BASE_URL}") from error
    if any(one.isspace() or not one.isprintable() for one in url):
        raise ConfigurationError(f"{wrong}: it contains spaces or control characters")
    if parsed.scheme not in ("http", "https") or not host or not netloc or port > _MAX_PORT or "\\" in url:
        raise ConfigurationError(f"{wrong}: it must look like {DEFAULT_BASE_URL}")
    if "?" in url or "#" in url:
        advice = "for parameters on each request, pass an http_client with `params`"
        raise ConfigurationError(f"{wrong}: it must end with its path, without a query (?) or a fragment (#); {advice}")
    return url


_NO_USER_INFO = (
    "{} must not contain a user or password: pass them as http_client=httpx.Client(auth=(user, password)), or an "
    "httpx.AsyncClient for AsyncTwelveLabs"
)


def _checked_policy(policy: RetryPolicy) -> RetryPolicy:
    values = {one.name: getattr(policy, one.name) for one in fields(policy)}
    wanted = "a number of 0 or more"
    found: dict[str, Any] = {
        name: number(f"RetryPolicy.{name}", value, wanted=wanted, error=ConfigurationError)
        for name, value in values.items()
    }
    return replace(policy, **found)


def _checked_headers(headers: Mapping[str, str]) -> Mapping[str, str]:
    if not isinstance(headers, Mapping):
        raise ConfigurationError(f"headers must be a mapping of names to strings, not {type(headers).__name__}")
    for name, value in headers.items():
        # The value is not shown: it may be a secret.
        if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
            raise ConfigurationError(f"the header {name!r} is not valid: a name is made of letters, digits and hyphens")
        if (
            not isinstance(value, str)
            or not value.isascii()
            or not (value.isprintable() or value.strip().isprintable())
        ):
            kind = "" if isinstance(value, str) else f", not {type(value).__name__}"
            raise ConfigurationError(f"the header {name!r} is not valid: its value must be printable ASCII text{kind}")
    return {name: value.strip() for name, value in headers.items()}


@dataclass(frozen=True, slots=True)
class ClientConfig:
    """The settings of a client, and its rate limiter. Its `repr` shows neither the key nor the headers.

    Copies made by `with_options` share the rate limiter.
    """

    api_key: str = field(repr=False)
    base_url: str
    """The URL that paths are appended to, without a trailing slash."""
    timeout: float | None = 60.0
    """Seconds without a byte from the platform after which a request fails; None for no limit."""
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    rate_limiter: RateLimiter = field(default_factory=RateLimiter, repr=False, compare=False)
    http_timeout: httpx.Timeout | None = None
    """The user's `httpx.Timeout`, if given. It replaces `timeout` for requests."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The user's own headers, sent with each request to the platform."""
    max_response_size: int = DEFAULT_MAX_RESPONSE_SIZE
    """Bytes of a response body after decompression, at most. Streams are not limited, but their events are."""
    follow_redirects: bool = False
    """Whether redirects of GET requests are followed."""
    own_headers: Mapping[bytes, bytes] = field(init=False, repr=False, compare=False)
    """All headers of a request to the platform, by lowercase name. Computed once, as is `timeouts`."""
    timeouts: Mapping[str, float | None] = field(init=False, repr=False, compare=False)
    """The timeout as httpx puts it into a request's extensions."""

    def __post_init__(self) -> None:
        add_key(self.api_key)
        own = {**_encoded({"User-Agent": USER_AGENT}), **_encoded(self.headers), **self._key()}
        object.__setattr__(self, "own_headers", own)
        object.__setattr__(self, "timeouts", self.to_httpx().as_dict())

    def headers_with(self, headers: Mapping[str, str]) -> Mapping[bytes, bytes]:
        """The headers of a request that may have headers of its own."""
        return {**self.own_headers, **_encoded(headers), **self._key()} if headers else self.own_headers

    def to_httpx(self) -> httpx.Timeout:
        """The timeout of an HTTP client with these settings."""
        return self.http_timeout or to_timeout(self.timeout)

    def _key(self) -> dict[bytes, bytes]:
        return {API_KEY_HEADER.encode("ascii"): self.api_key.encode("ascii")}


def _encoded(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    """Headers by lowercase name, so that one replaces another of the same name."""
    return {name.lower().encode("ascii"): value.encode("ascii") for name, value in headers.items()}


def to_timeout(seconds: float | None) -> httpx.Timeout:
    """A timeout for each read, each write and the wait for a free connection; for connecting it is shorter."""
    if seconds is None or seconds > _MAX_TIMEOUT:
        return httpx.Timeout(None, connect=CONNECT_TIMEOUT)
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT))
