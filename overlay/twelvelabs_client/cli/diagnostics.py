"""The checks of `twelvelabs doctor`: each yields findings, with advice if something is wrong."""

from __future__ import annotations

import os
import platform
import re
import shutil
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

import click

from .._http.config import BASE_URL_VARIABLE
from .._uploads.checkpoint_store import unfinished
from .._uploads.state_dir import state_dir
from .._version import __version__
from ..errors import ApiError, ForbiddenError, TwelveLabsError, UnauthorizedError
from .formatting import bytes_text, count_text, duration_text
from .output import Record
from .profiles import config_path
from .session import Session

_DEPENDENCIES = ("httpx", "attrs", "anyio", "orjson", "platformdirs", "click", "rich")
_DISTRIBUTION = "twelvelabs-client"
_REQUIREMENT = re.compile(r"([\w.-]+)")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([\w.-]+)['"]""")
_MAX_SKEW = 60.0
_MIN_FREE_SPACE = 1_000_000_000
"""Bytes: streams of unknown size are written to a temporary file before they are sent."""


@dataclass(frozen=True)
class Finding:
    """The result of one check."""

    name: str
    status: Literal["ok", "info", "warning", "failed"]
    found: str
    advice: str = ""

    def record(self) -> Record:
        """The finding as a record."""
        return {"id": self.name, "status": self.status, "found": self.found, "advice": self.advice}


def run_checks(session: Session) -> Iterator[Finding]:
    """Run all checks in order. An error of a check becomes a finding."""
    checks: list[Callable[[Session], Iterator[Finding]]] = [
        *(_versions, _extras, _key, _proxy, _certificates, _platform, _space, _uploads),
    ]
    for check in checks:
        try:
            yield from check(session)
        except Exception as error:
            yield Finding(check.__name__.strip("_"), "failed", f"{type(error).__name__}: {error}")


def _versions(_: Session) -> Iterator[Finding]:
    found = ", ".join(f"{name} {_version(name)}" for name in _DEPENDENCIES)
    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding("version", "ok", f"twelvelabs-client {__version__}, {python}")
    yield Finding("packages", "ok", found)
    missing = [each for each in _required().get("", ()) if _version(each) == "missing"]
    if missing:
        yield Finding("packages", "failed", f"missing: {', '.join(missing)}", f"pip install {_DISTRIBUTION}")


def _required() -> dict[str, list[str]]:
    """The packages that each extra requires; those of the base under an empty name."""
    found: dict[str, list[str]] = {}
    try:
        requirements = requires(_DISTRIBUTION) or ()
    except PackageNotFoundError:  # used without having been installed
        return found
    for requirement in requirements:
        name, extra = _REQUIREMENT.match(requirement), _EXTRA.search(requirement)
        if name is not None and name[1] != _DISTRIBUTION:
            found.setdefault(extra[1] if extra is not None else "", []).append(name[1])
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _extras(_: Session) -> Iterator[Finding]:
    extras = {name: packages for name, packages in _required().items() if name}
    installed = [name for name, packages in extras.items() if "missing" not in map(_version, packages)]
    absent = [name for name in extras if name not in installed]
    advice = f"if you need one: pip install '{_DISTRIBUTION}[{absent[0]}]'" if absent else ""
    found = f"{', '.join(installed) or 'none'}" + (f"; without {', '.join(absent)}" if absent else "")
    yield Finding("extras", "ok", found, advice)


def _key(session: Session) -> Iterator[Finding]:
    path = config_path()
    if path.exists() and sys.platform != "win32" and path.stat().st_mode & 0o077:
        yield Finding("config file", "failed", f"{path} can be read by others", f"chmod 600 {path}")
    try:
        found = session.connection()
    except click.ClickException as error:
        yield Finding("key", "failed", "none", error.format_message())
        return
    yield Finding("key", "ok", f"from {found.key_from}")
    is_own = found.base_url_from != "the default"
    advice = f"to use the platform, unset {BASE_URL_VARIABLE}" if BASE_URL_VARIABLE in found.base_url_from else ""
    yield Finding("base URL", "info" if is_own else "ok", f"{found.base_url} (from {found.base_url_from})", advice)


def _proxy(_: Session) -> Iterator[Finding]:
    names = [name for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY") if _environment(name)]
    found = ", ".join(f"{name}={_without_password(_environment(name))}" for name in names)
    yield Finding("proxy", "info" if found else "ok", found or "none", "requests go through it" if found else "")


def _environment(name: str) -> str:
    return os.environ.get(name.lower()) or os.environ.get(name) or ""


def _without_password(url: str) -> str:
    head, separator, rest = url.partition("://")
    return f"{head}{separator}{rest.rpartition('@')[2]}" if separator else url.rpartition("@")[2]


def _certificates(_: Session) -> Iterator[Finding]:
    names = [name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)]
    for name in names:
        path = os.environ[name]
        if not Path(path).exists():
            yield Finding("certificates", "failed", f"{name}={path} does not exist", f"correct or unset {name}")
            return
    found = ", ".join(f"{name}={os.environ[name]}" for name in names)
    yield Finding("certificates", "ok", f"{found or 'certifi'}; {ssl.OPENSSL_VERSION}")


def _platform(session: Session) -> Iterator[Finding]:
    """Whether the platform responds and accepts the key, and whether the clocks agree."""
    try:
        client = session.client.with_options(timeout=10, max_retries=0)
    except (TwelveLabsError, click.ClickException) as error:
        yield Finding("platform", "failed", "not checked", getattr(error, "message", "") or str(error))
        return
    began = time.monotonic()
    try:
        headers = client.indexes.list(page_limit=1).headers
    except (UnauthorizedError, ForbiddenError) as error:
        advice = "check the key (twelvelabs auth status), and that it is for this base URL"
        yield Finding("platform", "failed", f"it rejects the key: {error.message}", advice)
        yield from _clock(error.headers.get("date"))
        return
    except ApiError as error:
        yield Finding("platform", "failed", str(error), "try again later")
        return
    except TwelveLabsError as error:
        advice = "check the network, the base URL, proxy and certificates"
        yield Finding("platform", "failed", f"it cannot be reached: {error}", advice)
        return
    seconds = time.monotonic() - began
    yield Finding("platform", "ok", f"it responded within {seconds:.2f} s")
    yield from _clock(headers.get("date"))


def _clock(date: str | None) -> Iterator[Finding]:
    if date is None:
        return
    skew = time.time() - parsedate_to_datetime(date).timestamp()
    if abs(skew) > _MAX_SKEW:
        word = "ahead" if skew > 0 else "behind"
        yield Finding(
            "clock", "failed", f"{duration_text(abs(skew))} {word}", "set the clock: signed URLs and webhooks need it"
        )
    else:
        yield Finding("clock", "ok", "agrees with the platform's")


def _space(_: Session) -> Iterator[Finding]:
    import tempfile

    folder = Path(tempfile.gettempdir())
    free = shutil.disk_usage(folder).free
    is_low = free < _MIN_FREE_SPACE
    advice = "streams of unknown size are written there first: set TMPDIR to another folder" if is_low else ""
    yield Finding("free space", "warning" if is_low else "ok", f"{bytes_text(free)} in {folder}", advice)


def _uploads(_: Session) -> Iterator[Finding]:
    found = list(unfinished(state_dir("uploads")))
    if not found:
        yield Finding("uploads", "ok", "none unfinished")
        return
    names = ", ".join(sorted({checkpoint.filename for checkpoint, _ in found})[:5])
    advice = "twelvelabs uploads list, and twelvelabs uploads resume FILE"
    yield Finding("uploads", "info", f"{count_text(len(found), 'unfinished upload')}: {names}", advice)
