"""Proxies and certificates that httpx reads from the environment. Errors about them name the variable."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx

from ..errors import ConfigurationError

T = TypeVar("T")

_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")


def from_environment(make: Callable[..., T], **options: Any) -> T:
    """The result of an httpx factory. Raises ConfigurationError for a proxy or certificate that cannot be used."""
    folders = os.environ.get("SSL_CERT_DIR") if not os.environ.get("SSL_CERT_FILE") else None
    if folders and not any(
        map(os.path.isdir, folders.split(os.pathsep))
    ):  # all connections would fail without a clear reason
        raise ConfigurationError(
            f"SSL_CERT_DIR names no existing folder ({folders!r}): correct it in the environment or unset it"
        )
    try:
        return make(**options)
    except Exception as error:  # InvalidURL, ValueError, ImportError, OSError ...
        what = next(_reasons(error), None)
        if what is None:
            candidates = [name for name in (*_PROXIES, "NO_PROXY", *_CERTIFICATES) if _value(name)]
            what = f"{', '.join(candidates) or 'proxies and certificates'} in the environment: {error}"
        raise ConfigurationError(f"the HTTP client cannot be made because of {what}") from error


def _value(name: str) -> str | None:
    return os.environ.get(name.lower()) or os.environ.get(name)


def _reasons(error: Exception) -> Iterator[str]:
    """The variables at fault, each with what is wrong with it and what to do."""
    if isinstance(error, OSError):  # ssl.SSLError is one
        for name in _CERTIFICATES:
            if (value := os.environ.get(name)) and not _is_usable(name, value):
                yield f"{name}={value!r} ({error.strerror or error}): correct it in the environment or unset it"
        return
    for name in _PROXIES:
        value = _value(name)
        if value and isinstance(error, ImportError) and value.startswith("socks"):
            yield f"{name}, a SOCKS proxy: pip install 'httpx[socks]', or unset it"
        elif value and (problem := _problem(httpx.Proxy, value if "://" in value else f"http://{value}")):
            yield f"{name}={value!r} ({problem}): it must look like http://proxy.example:3128"
    for host in (_value("NO_PROXY") or "").split(","):
        if problem := _problem(httpx.URL, f"all://*{host.strip()}"):
            yield f"NO_PROXY, whose entry {host.strip()!r} cannot be read ({problem}): use names and single addresses"


def _is_usable(name: str, value: str) -> bool:
    try:
        if name == "SSL_CERT_FILE":
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(value)
        elif name == "SSLKEYLOGFILE":
            return Path(value).parent.is_dir() and os.access(
                value if Path(value).exists() else Path(value).parent, os.W_OK
            )
    except OSError:
        return False
    return True


def _problem(read: Callable[[str], object], value: str) -> str | None:
    try:
        read(value)
    except Exception as error:
        return str(error) or type(error).__name__
    return None
