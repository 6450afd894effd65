"""Sources that are sent from this machine, as byte ranges that several threads may read concurrently."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Protocol, TypeAlias

from twelvelabs_lowlevel.requests import Upload

from ..errors import InvalidSourceError, SourceChangedError, TwelveLabsError, UploadError
from .fingerprint import Fingerprint, take_fingerprint
from .media_types import HEAD_SIZE
from .names import sendable
from .tuning import TUNING

Source: TypeAlias = Upload
"""A file to upload:

- a path, or a file that is no path, such as `zipfile.Path`
- a URL, http(s) or one that fsspec can open (`s3://...`), or an fsspec file
- bytes, also as an iterator, such as a generator
- an open binary file or stream; in the asynchronous client also one that is read with `await`, and an asynchronous
  iterator of bytes
- a tuple (name, content) or (name, content, media type)
"""


class OpenSource(Protocol):
    """An open source of known size."""

    name: str
    size: int
    is_resumable: bool
    """Whether the same bytes can be read again later, so that the upload can be resumed."""
    media_type: str | None
    """The media type given by the caller, if any."""
    declared_type: str | None
    """The media type given by a web framework, if any."""

    def head(self) -> bytes:
        """The first bytes, for detecting the media type."""
        ...

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        """The range, in blocks. Several threads may read at once.

        Raises SourceChangedError if the source has become shorter.
        """
        ...

    def current_blocks(self, offset: int, size: int) -> Iterator[bytes]:
        """Like `blocks`, but from the file that is now at the path of the source."""
        ...

    def check(self) -> object:
        """The state of the source, as far as it is known without reading it.

        If it differs from an earlier state, the content may have changed. Raises SourceChangedError if it has.
        """
        ...

    def fingerprint(self) -> Fingerprint:
        """The fingerprint of this source, from samples of its bytes."""
        ...

    def close(self) -> None:
        """Release the resources opened here. Files opened by the caller stay open."""
        ...


class Readable:
    """The base of sources that can be read at any position."""

    size: int
    is_resumable = True
    media_type: str | None = None
    declared_type: str | None = None

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        raise NotImplementedError  # pragma: no cover

    def head(self) -> bytes:
        return b"".join(self.blocks(0, min(HEAD_SIZE, self.size)))

    def current_blocks(self, offset: int, size: int) -> Iterator[bytes]:
        return self.blocks(offset, size)


class BytesSource(Readable):
    """Bytes in memory."""

    def __init__(self, content: bytes | bytearray | memoryview, name: str) -> None:
        self.name = name
        view = memoryview(content)
        self._content = view.cast("B") if view.c_contiguous else memoryview(view.tobytes())
        self.size = self._content.nbytes

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        for start in range(offset, offset + size, TUNING.block_size):
            yield bytes(self._content[start : min(start + TUNING.block_size, offset + size)])

    def check(self) -> object:
        return None  # bytes cannot change

    def fingerprint(self) -> Fingerprint:
        return take_fingerprint(self, None)

    def close(self) -> None:
        """Nothing was opened."""


class PathSource(Readable):
    """A file on disk, opened once and read at given positions."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.name = name or sendable(path.name)
        try:
            self.path = path.absolute()  # the working directory may change
            if not path.is_dir() and not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for a writer
                raise InvalidSourceError(f"{str(path)!r} is not a regular file; open it and pass the stream")
            self._file = path.open("rb", buffering=0)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            hint = "; ~ is not expanded: pass Path(...).expanduser()" if "~" in path.parts else ""
            raise InvalidSourceError(f"cannot read {str(path)!r}: {reason}{hint}") from error
        self._lock = threading.Lock()
        found = os.fstat(self._file.fileno())
        self.size = found.st_size
        self._stamp = (found.st_size, found.st_mtime_ns)
        self._has_inode = _inode(path.stat()) == _inode(found)  # not on every network file system

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        end = offset + size
        while offset < end:
            block = self._read_at(offset, min(TUNING.block_size, end - offset))
            if not block:
                raise SourceChangedError(f"{str(self.path)!r} became shorter while it was being uploaded")
            offset += len(block)
            yield block

    def current_blocks(self, offset: int, size: int) -> Iterator[bytes]:
        try:
            with self.path.open("rb", buffering=0) as file:
                yield from FileSource(file, self.name).blocks(offset, size)
        except OSError as error:
            raise SourceChangedError(f"can no longer read {str(self.path)!r}: {error.strerror or error}") from error

    def _read_at(self, offset: int, size: int) -> bytes:
        try:
            if hasattr(os, "pread"):
                return os.pread(self._file.fileno(), size, offset)
            with self._lock:
                self._file.seek(offset)
                return self._file.read(size)
        except OSError as error:
            raise SourceChangedError(f"can no longer read {str(self.path)!r}: {error.strerror or error}") from error

    def check(self) -> object:
        try:
            found = self.path.stat()
        except OSError as error:
            raise SourceChangedError(f"{str(self.path)!r} no longer exists: {error.strerror or error}") from error
        if (found.st_size, found.st_mtime_ns) != self._stamp:
            raise SourceChangedError(f"{str(self.path)!r} changed while it was being uploaded")
        return (found.st_ctime_ns, _inode(found) if self._has_inode else None)

    def fingerprint(self) -> Fingerprint:
        return replace(take_fingerprint(self, self._stamp[1]), state=str(self.check()))

    def close(self) -> None:
        self._file.close()


class FileSource(Readable):
    """A seekable open file, read by one thread at a time. `owned`: whether to close it at the end."""

    def __init__(self, file: IO[bytes], name: str, *, owned: bool = False) -> None:
        self.name = name
        self._file = file
        self._owned = owned
        self._lock = threading.Lock()
        try:
            end: int | None = file.seek(0, os.SEEK_END)  # not every file returns its position
            self.size = file.tell() if end is None else end
        except Exception as error:  # the user's own file may raise anything
            raise InvalidSourceError(f"{name!r} cannot be rewound: {error or type(error).__name__}") from error
        self._stamp = self._stat()

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        end = offset + size
        while offset < end:
            wanted = min(TUNING.block_size, end - offset)
            try:
                with self._lock:
                    self._file.seek(offset)
                    block = whole_bytes(self._file.read(wanted), self.name)[:wanted]
            except TwelveLabsError:
                raise
            except (OSError, ValueError) as error:
                raise SourceChangedError(f"can no longer read {self.name!r}: {error}") from error
            except Exception as error:  # the user's own file may raise anything
                raise UploadError(f"cannot read {self.name!r}: {type(error).__name__}: {error}") from error
            if not block:
                raise SourceChangedError(f"{self.name!r} became shorter while it was being uploaded")
            offset += len(block)
            yield block

    def check(self) -> object:
        found = self._stat()
        if found is None or self._stamp is None:
            return None
        if (found.st_size, found.st_mtime_ns) != (self._stamp.st_size, self._stamp.st_mtime_ns):
            raise SourceChangedError(f"{self.name!r} changed while it was being uploaded")
        return found.st_ctime_ns

    def _stat(self) -> os.stat_result | None:
        """The `fstat` of the underlying file; None if there is none, as for a BytesIO."""
        if isinstance(self._file, tempfile.SpooledTemporaryFile):  # its fileno() would write it to disk
            return None
        try:
            return os.fstat(self._file.fileno())
        except Exception:  # the user's own file may raise anything
            return None

    def fingerprint(self) -> Fingerprint:
        return take_fingerprint(self, None)

    def close(self) -> None:
        if self._owned:
            self._file.close()


def _inode(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def whole_bytes(block: object, name: str) -> bytes:
    """What `read` of a user's file has returned. Raises InvalidSourceError if it is not bytes."""
    if isinstance(block, bytes):
        return block
    if isinstance(block, bytearray | memoryview):
        return bytes(block)
    if isinstance(block, str):
        raise InvalidSourceError(f"{name!r} must be opened in binary mode: open(..., 'rb')")
    raise InvalidSourceError(f"{name!r} cannot be read: its read() returned a {type(block).__name__}, not bytes")
