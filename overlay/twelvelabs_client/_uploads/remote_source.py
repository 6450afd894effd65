"""Files behind fsspec (`s3://`, `gs://`, `https://`, `memory://` ...), read in ranges, never downloaded whole.

Needs the extra [remote].
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import InvalidSourceError, SourceChangedError
from .file_systems import file_system
from .fingerprint import SAMPLE, Fingerprint, take_fingerprint
from .names import name_in_url
from .sources import Readable
from .tuning import TUNING
from .urls import display_path, reason_of

_VERSION = ("etag", "lastmodified", "mtime", "updated", "created", "ino", "generation", "versionid", "md5hash")
"""Fields of `info` by which file systems tell versions of a file apart, in lower case and without underscores."""


class RemoteSource(Readable):
    """A file behind an fsspec file system."""

    def __init__(self, filesystem: Any, path: str, filename: str | None) -> None:
        """Inspect the file without reading it. Raises InvalidSourceError if it is missing or its size is unknown."""
        self._filesystem = filesystem
        self._path = path
        self._shown = display_path(path)
        try:
            filesystem.invalidate_cache()
            found = filesystem.info(path)
        except Exception as error:  # each file system has its own errors
            raise InvalidSourceError(f"cannot read {self._shown!r}: {reason_of(error, self._path)}") from None
        size = found.get("size")
        if found.get("type") == "directory" or not isinstance(size, int):
            raise InvalidSourceError(f"{self._shown!r} is not a file with a known size")
        self.size = size
        self._found = _version(found)
        self._check_ranges(found)
        self.name = filename or name_in_url(self._shown)

    def _check_ranges(self, found: dict[str, Any]) -> None:
        """Raise InvalidSourceError for an HTTP server that does not serve ranges (RFC 9110 section 14.2)."""
        if self.size <= SAMPLE or found.get("partial") or "http" not in str(self._filesystem.protocol):
            return
        try:
            with self._filesystem.open(self._path, "rb", cache_type="none") as file:  # reads no more than the range
                file.seek(self.size - 1)
                is_served = len(file.read(1)) == 1
        except Exception:  # each file system has its own errors
            is_served = False
        if not is_served:
            raise InvalidSourceError(
                f"the server of {self._shown!r} does not serve ranges, which sending a URL from here needs: download "
                "the file first, or have the platform fetch it with method='url'"
            )

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        for start in range(offset, offset + size, TUNING.range_size):
            end = min(start + TUNING.range_size, offset + size)
            try:
                block = self._filesystem.cat_file(self._path, start=start, end=end)
            except Exception as error:  # each file system has its own errors
                raise SourceChangedError(
                    f"can no longer read {self._shown!r}: {reason_of(error, self._path)}"
                ) from None
            if len(block) == self.size:
                block = block[start:end]  # a server without ranges, from which small files can be read
            if len(block) != end - start:
                raise SourceChangedError(f"{self._shown!r} became shorter while it was being uploaded")
            yield block

    def check(self) -> object:
        try:
            self._filesystem.invalidate_cache()
            found = self._filesystem.info(self._path)
        except Exception as error:  # each file system has its own errors
            raise SourceChangedError(f"{self._shown!r} no longer exists: {reason_of(error, self._path)}") from None
        if found.get("size") != self.size or _version(found) != self._found:
            raise SourceChangedError(f"{self._shown!r} changed while it was being uploaded")
        return None

    def fingerprint(self) -> Fingerprint:
        return take_fingerprint(self, None)

    def close(self) -> None:
        """Nothing is held open."""


def _version(info: dict[str, Any]) -> dict[str, str]:
    """The metadata that identifies the version of a file, as reported by its file system."""
    return {name: str(value) for name, value in info.items() if name.replace("_", "").lower() in _VERSION and value}


def open_remote(url: str, filename: str | None) -> RemoteSource:
    """The file at a URL; see `file_system` for what it raises."""
    return RemoteSource(*file_system(url), filename)
