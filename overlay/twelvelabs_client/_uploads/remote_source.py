"""Files behind fsspec (`s3://`, `gs://`, `https://`, `memory://` ...), read in ranges, never downloaded whole.

Needs the extra [remote].
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import ConfigurationError, InvalidSourceError, SourceChangedError
from .fingerprint import Fingerprint, take_fingerprint
from .tuning import TUNING
from .urls import display_path, without_queries


class RemoteSource:
    """A file behind an fsspec file system."""

    is_resumable = True

    def __init__(self, filesystem: Any, path: str, filename: str | None) -> None:
        """Look at the file without reading it. Raises InvalidSourceError if it is missing or its size is unknown."""
        self._filesystem = filesystem
        self._path = path
        self._shown = display_path(path)
        try:
            filesystem.invalidate_cache()
            found = filesystem.info(path)
        except ImportError:
            raise
        except Exception as error:  # each file system has errors of its own
            raise InvalidSourceError(f"cannot read {self._shown!r}: {self._reason(error)}") from None
        size = found.get("size")
        if found.get("type") == "directory" or not isinstance(size, int):
            raise InvalidSourceError(f"{self._shown!r} is not a file with a known size")
        self.size = size
        self.name = filename or self._shown.rstrip("/").rpartition("/")[2]

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        for start in range(offset, offset + size, TUNING.range_size):
            end = min(start + TUNING.range_size, offset + size)
            try:
                block = self._filesystem.cat_file(self._path, start=start, end=end)
            except Exception as error:  # each file system has errors of its own
                raise SourceChangedError(f"cannot read {self._shown!r} any more: {self._reason(error)}") from None
            if len(block) != end - start:
                raise SourceChangedError(f"{self._shown!r} has become shorter while it was being uploaded")
            yield block

    def check(self) -> None:
        try:
            size = self._filesystem.size(self._path)
        except Exception as error:  # each file system has errors of its own
            raise SourceChangedError(f"{self._shown!r} is gone: {self._reason(error)}") from None
        if size != self.size:
            raise SourceChangedError(f"{self._shown!r} was changed while it was being uploaded")

    def fingerprint(self) -> Fingerprint:
        return take_fingerprint(self, None)

    def close(self) -> None:
        """Nothing is held open."""

    def _reason(self, error: Exception) -> str:
        """What a file system says, without signatures. The error itself, which may hold one, is not chained."""
        return without_queries(str(error).replace(self._path, self._shown))


def open_remote(url: str, filename: str | None) -> RemoteSource:
    """The file at a URL. Raises ConfigurationError if a package for it is not installed."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ConfigurationError(
            f"reading {display_path(url)!r} needs the extra [remote]: pip install 'twelvelabs-client[remote]'"
        ) from error
    try:
        filesystem, path = url_to_fs(url)
        return RemoteSource(filesystem, path, filename)
    except ImportError as error:
        raise ConfigurationError(f"reading {display_path(url)!r} needs another package: {error}") from error
    except ValueError as error:  # an unknown protocol
        raise InvalidSourceError(f"cannot read {display_path(url)!r}: {error}") from None
