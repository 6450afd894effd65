"""Sources that are sent from this machine, as byte ranges that several threads may read concurrently."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import IO, Protocol, TypeAlias

from ..errors import InvalidSourceError, SourceChangedError, TwelveLabsError, UploadError
from .fingerprint import Fingerprint, take_fingerprint
from .media_types import HEAD_SIZE
from .names import sendable
from .tuning import TUNING


class RemoteFile(Protocol):
    """An fsspec file, as returned by `fsspec.open`."""

    @property
    def fs(self) -> object: ...
    @property
    def path(self) -> str: ...


class AsyncFile(Protocol):
    """A file that is read with `await`, such as Starlette's UploadFile or a file of aiofiles or anyio."""

    def read(self, size: int = ..., /) -> Awaitable[bytes]: ...


Source: TypeAlias = (
    str | PathLike[str] | PathLike[bytes] | bytes | bytearray | memoryview | IO[bytes] | RemoteFile | AsyncFile
)
"""A file to upload: a path; a URL, http(s) or one that fsspec can open (`s3://...`); bytes; an open binary file or
stream; or an fsspec file.
"""


class OpenSource(Protocol):
    """An open source of known size."""

    name: str
    size: int
    is_resumable: bool
    """Whether the same bytes can be read again later, so that the upload can be resumed."""
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
        self.path = path.absolute()  # the working directory may change
        self.name = name or sendable(path.name)
        try:
            if not path.is_dir() and not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for a writer
                raise InvalidSourceError(f"{str(path)!r} is not a regular file; open it and pass the stream")
            self._file = path.open("rb", buffering=0)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise InvalidSourceError(f"cannot read {str(path)!r}: {reason}") from error
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
            self.size = file.seek(0, os.SEEK_END)
        except (OSError, ValueError) as error:
            raise InvalidSourceError(f"{name!r} cannot be rewound: {error}") from error
        self._stamp = self._stat()

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        end = offset + size
        while offset < end:
            try:
                with self._lock:
                    self._file.seek(offset)
                    block = self._file.read(min(TUNING.block_size, end - offset))
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
        except (AttributeError, OSError, TypeError, ValueError):
            return None

    def fingerprint(self) -> Fingerprint:
        return take_fingerprint(self, None)

    def close(self) -> None:
        if self._owned:
            self._file.close()


class SequentialSource(Readable):
    """A stream of known size that can be read once.

    Each part is kept until it has arrived, in case it has to be sent again: in memory up to 4 MiB, above that in an
    unnamed temporary file.
    """

    is_resumable = False
    declared_type: str | None = None

    def __init__(self, stream: IO[bytes], size: int, name: str) -> None:
        self.name = name
        self.size = size
        self._stream = stream
        self._offset = 0
        self._head = b""
        """Bytes read ahead from the stream to inspect them."""
        self._sha256 = hashlib.sha256()
        """The hash of all parts read."""
        self._kept: dict[int, IO[bytes]] = {}
        self._lock = threading.Lock()

    def settled(self) -> FileSource:
        """The whole stream in a temporary file, so that it can be read again."""
        settled = spooled(self._read, self.name)
        if settled.size != self.size:
            settled.close()
            raise InvalidSourceError(f"{self.name!r} has {settled.size} bytes, but size={self.size} was given")
        return settled

    def head(self) -> bytes:
        with self._lock:
            while len(self._head) < min(HEAD_SIZE, self.size) and (more := self._stream.read(HEAD_SIZE)):
                self._head += more
            return self._head

    def _read(self, size: int) -> bytes:
        taken, self._head = self._head[:size], self._head[size:]
        return taken or self._stream.read(size)

    def keep(self, offset: int, size: int) -> None:
        """Read the next range from the stream and keep it. Ranges must be read in order."""
        if offset != self._offset:
            raise UploadError(f"{self.name!r} is a stream: a part cannot be read again once it has arrived")
        kept: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=TUNING.spool_size)  # noqa: SIM115 - see release
        left = size
        sha256 = self._sha256.copy()
        try:
            while left and (block := self._read(min(TUNING.block_size, left))):
                sha256.update(block)
                write_spool(kept, block)
                left -= len(block)
        except BaseException as error:
            kept.close()
            if isinstance(error, Exception) and not isinstance(error, TwelveLabsError):
                raise UploadError(f"cannot read {self.name!r}: {type(error).__name__}: {error}") from error
            raise
        if left:
            kept.close()
            raise SourceChangedError(f"{self.name!r} ended after {offset + size - left} of {self.size} bytes")
        self._offset += size
        self._sha256 = sha256
        if self._offset == self.size and self._read(1):
            kept.close()
            raise SourceChangedError(f"{self.name!r} has more bytes than the given size of {self.size}")
        with self._lock:
            self._kept[offset] = kept

    def has(self, offset: int) -> bool:
        """Whether the range at this offset is kept."""
        with self._lock:
            return offset in self._kept

    def release(self, offset: int) -> None:
        """Drop a range that has arrived."""
        with self._lock:
            kept = self._kept.pop(offset, None)
        if kept is not None:
            kept.close()

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        kept = self._kept[offset]
        kept.seek(0)
        while block := kept.read(TUNING.block_size):
            yield block

    def check(self) -> object:
        return None  # a stream has no state to compare with

    def fingerprint(self) -> Fingerprint:
        return Fingerprint(self.size, None, self._sha256.hexdigest(), prefix=self._offset)

    def close(self) -> None:
        for offset in list(self._kept):
            self.release(offset)


def _inode(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def write_spool(spool: IO[bytes], block: bytes) -> None:
    """Write to a temporary file. Raises InvalidSourceError with the folder if the disk is full."""
    try:
        spool.write(block)
        spool.flush()
    except OSError as error:
        folder = tempfile.tempdir or os.environ.get("TMPDIR") or "of the system"
        raise InvalidSourceError(
            f"cannot write to the temporary folder {folder}: {error.strerror or error}. Free some space, or set TMPDIR "
            "to another folder"
        ) from error


def spooled(read: Callable[[int], bytes], name: str) -> FileSource:
    """A stream in a temporary file: the platform requires its size before anything is sent."""
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=TUNING.spool_size)  # noqa: SIM115 - closed with the source
    try:
        while block := read(TUNING.block_size):
            write_spool(spool, block)
    except BaseException:
        spool.close()
        raise
    opened = FileSource(spool, name, owned=True)
    opened.is_resumable = False
    return opened
