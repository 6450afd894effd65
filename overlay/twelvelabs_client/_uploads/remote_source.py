"""Sources that fsspec can open (`s3://`, `gs://`, `https://`, `memory://` ...), read in ranges, never downloaded whole.

Needs the extra [remote].
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import ConfigurationError, InvalidSourceError, SourceChangedError
from .fingerprint import Fingerprint, take_fingerprint

_RANGE = 4 << 20
"""How many bytes one request for a range fetches."""


class RemoteSource:
    """A file behind an fsspec file system."""

    is_resumable = True

    def __init__(self, filesystem: Any, path: str, name: str, size: int, shown: str) -> None:
        self.name = name
        self.size = size
        self._filesystem = filesystem
        self._path = path
        self._shown = shown

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        for start in range(offset, offset + size, _RANGE):
            end = min(start + _RANGE, offset + size)
            try:
                block = self._filesystem.cat_file(self._path, start=start, end=end)
            except Exception as error:  # each file system has errors of its own
                raise SourceChangedError(f"cannot read {self._shown!r} any more: {error}") from error
            if len(block) != end - start:
                raise SourceChangedError(f"{self._shown!r} has become shorter while it was being uploaded")
            yield block

    def check(self) -> None:
        try:
            size = self._filesystem.size(self._path)
        except Exception as error:  # each file system has errors of its own
            raise SourceChangedError(f"{self._shown!r} is gone: {error}") from error
        if size != self.size:
            raise SourceChangedError(f"{self._shown!r} was changed while it was being uploaded")

    def fingerprint(self) -> Fingerprint:
        return take_fingerprint(self, None)

    def close(self) -> None:
        """Nothing is held open."""


def open_remote(url: str, filename: str | None) -> RemoteSource:
    """Look at a URL without reading it.

    Raises ConfigurationError without the extra, InvalidSourceError if there is no such file or its size is unknown.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ConfigurationError("URLs need the extra [remote]: pip install 'twelvelabs-client[remote]'") from error
    shown = url.partition("?")[0]
    try:
        filesystem, path = url_to_fs(url)
        filesystem.invalidate_cache()
        found = filesystem.info(path)
    except ImportError as error:
        raise ConfigurationError(f"{shown!r}: {error}") from error
    except Exception as error:  # each file system has errors of its own
        raise InvalidSourceError(f"cannot read {shown!r}: {error}") from error
    size = found.get("size")
    if found.get("type") == "directory" or not isinstance(size, int):
        raise InvalidSourceError(f"{shown!r} is no file with a known size")
    return RemoteSource(filesystem, path, filename or shown.rstrip("/").rpartition("/")[2], size, shown)
