"""Files at URLs by fsspec: the file system of a URL, the size and version of a file, and signed URLs.

Needs the extra [remote], and the package of the file system.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import ConfigurationError, InvalidSourceError
from .urls import display_path, is_public_url, reason_of

_VERSION = ("etag", "generation", "versionid", "md5hash", "contentmd5")
"""The fields of `info` that name the version of an object, the best first, in lower case and without `_` and `-`."""


@dataclass(frozen=True, slots=True)
class ObjectInfo:
    """An object as its store lists it."""

    size: int | None = None
    """In bytes."""
    version: str | None = None
    """Its ETag, or what the store has in its place: another one means other bytes."""

    @classmethod
    def of(cls, info: Mapping[str, Any]) -> ObjectInfo:
        """What the `info` of a file system says."""
        size = info.get("size")
        named = {name.replace("_", "").replace("-", "").lower(): value for name, value in info.items()}
        version = next((str(named[name]) for name in _VERSION if named.get(name)), None)
        is_size = isinstance(size, int) and not isinstance(size, bool)
        return cls(size if is_size else None, version and version.removeprefix("W/").strip('"'))


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path there.

    Raises ConfigurationError if a package for it is not installed, InvalidSourceError if there is no such file system.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ConfigurationError(
            f"reading {display_path(url)!r} needs the extra [remote]: pip install 'twelvelabs-client[remote]'"
        ) from error
    try:
        found: tuple[Any, str] = url_to_fs(url)
    except ImportError as error:
        needs = f"reading {display_path(url)!r} needs another package: {reason_of(error, url)}"
        raise ConfigurationError(needs) from None
    except Exception as error:  # an unknown protocol; some file systems connect or open another file as they are made
        raise InvalidSourceError(f"cannot read {display_path(url)!r}: {reason_of(error, url)}") from None
    return found


def look_up(url: str) -> ObjectInfo:
    """The object at a URL. Raises InvalidSourceError if there is none."""
    filesystem, path = file_system(url)
    try:
        filesystem.invalidate_cache()
        info = filesystem.info(path)
    except Exception as error:  # each file system has its own errors
        raise InvalidSourceError(f"cannot read {display_path(url)!r}: {reason_of(error, path)}") from None
    if info.get("type") == "directory":
        raise InvalidSourceError(f"{display_path(url)!r} is a folder")
    return ObjectInfo.of(info)


def check_signable(url: str) -> None:
    """Raise InvalidSourceError if the file system of a URL cannot make URLs that the platform can fetch."""
    filesystem, _ = file_system(url)
    from fsspec.spec import AbstractFileSystem

    if type(filesystem).sign is AbstractFileSystem.sign:
        raise InvalidSourceError(
            f"the platform cannot fetch {display_path(url)!r}: the file system "
            f"{type(filesystem).__name__} does not sign URLs. Use s3://, gs://, abfs:// or http(s), or leave by_url out"
        )


def signed_url(url: str, seconds: float) -> str:
    """An http(s) URL by which anyone can fetch an object for this long.

    Raises InvalidSourceError if the object cannot be signed, for example without credentials.
    """
    filesystem, path = file_system(url)
    try:
        signed = filesystem.sign(path, expiration=int(seconds))
    except Exception as error:  # each file system has its own errors
        raise InvalidSourceError(
            f"cannot sign a URL for {display_path(url)!r}, which by_url needs: {reason_of(error, path)}"
        ) from None
    if not is_public_url(signed):
        raise InvalidSourceError(f"the signed URL for {display_path(url)!r} is not one of http or https")
    return str(signed)
