"""What can be sent from this machine, as ranges of bytes that several threads may read concurrently."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import IO, Any, Protocol, TypeAlias, cast

from ..errors import InvalidSourceError, SourceChangedError, UploadError
from .fingerprint import Fingerprint, take_fingerprint
from .tuning import TUNING

DEFAULT_NAME = "upload"
"""The filename of bytes and of streams without a name."""


class RemoteFile(Protocol):
    """A file of fsspec, as `fsspec.open` returns it."""

    @property
    def fs(self) -> object: ...
    @property
    def path(self) -> str: ...


Source: TypeAlias = str | PathLike[str] | bytes | IO[bytes] | RemoteFile
"""A file to upload: a path; a URL, http(s) or one that fsspec can open (`s3://...`); bytes; an open binary file or
stream; or a file of fsspec.
"""


class OpenSource(Protocol):
    """A source whose size is known."""

    name: str
    size: int
    is_resumable: bool
    """Whether the same bytes can be read again later, so that the upload can be resumed."""

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        """These bytes in blocks. Several threads may read at once.

        Raises SourceChangedError if the source has become shorter.
        """
        ...

    def current_blocks(self, offset: int, size: int) -> Iterator[bytes]:
        """As `blocks`, but of what is now at the place that the source was opened from."""
        ...

    def check(self) -> object:
        """The state of the source as far as it can be told without reading it.

        Another state than before says that the content may have changed; SourceChangedError that it has.
        """
        ...

    def fingerprint(self) -> Fingerprint:
        """The fingerprint of this source, from samples of its bytes."""
        ...

    def close(self) -> None:
        """Release what was opened here. Files that the caller has opened stay open."""
        ...


class BytesSource:
    """Bytes in memory."""

    is_resumable = True

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.size = len(content)
        self._content = memoryview(content)

    def blocks(self, offset: int, size: int) -> Iterator[bytes]:
        for start in range(offset, offset + size, TUNING.block_size):
            yield bytes(self._content[start : min(start + TUNING.block_size, offset + size)])

    current_blocks = blocks

    def check(self) -> object:
        return None  # bytes cannot change

    def fingerprint(self) -> Fingerprint:
        return take_fingerprint(self, None)

    def close(self) -> None:
        """Nothing was opened."""


class PathSource:
    """A file on disk, opened once and read at given positions."""

    is_resumable = True

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.path = path.absolute()  # the working directory may change
        self.name = name or path.name
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


class FileSource:
    """A seekable open file, read by one thread at a time. `owned` says whether to close it at the end."""

    is_resumable = True

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
            if not block:
                raise SourceChangedError(f"{self.name!r} became shorter while it was being uploaded")
            offset += len(block)
            yield block

    current_blocks = blocks

    def check(self) -> object:
        found = self._stat()
        if found is None or self._stamp is None:
            return None
        if (found.st_size, found.st_mtime_ns) != (self._stamp.st_size, self._stamp.st_mtime_ns):
            raise SourceChangedError(f"{self.name!r} changed while it was being uploaded")
        return found.st_ctime_ns

    def _stat(self) -> os.stat_result | None:
        """What the system knows of the file behind this one; None if there is none, as behind a BytesIO."""
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


class SequentialSource:
    """A stream of known size that can be read once.

    Each part is kept until it has arrived, in case it has to be sent again: in memory up to 4 MiB, above that in an
    unnamed temporary file.
    """

    is_resumable = False

    def __init__(self, stream: IO[bytes], size: int, name: str) -> None:
        self.name = name
        self.size = size
        self._stream = stream
        self._offset = 0
        self._kept: dict[int, IO[bytes]] = {}
        self._lock = threading.Lock()

    def settled(self) -> FileSource:
        """All of it in a temporary file, so that it can be read again."""
        settled = _spooled(self._stream, self.name)
        if settled.size != self.size:
            settled.close()
            raise InvalidSourceError(f"{self.name!r} has {settled.size} bytes, but size={self.size} was given")
        return settled

    def keep(self, offset: int, size: int) -> None:
        """Read the next range from the stream and keep it. Ranges must be read in order."""
        if offset != self._offset:
            raise UploadError(f"{self.name!r} is a stream, of which no part can be read again once it has arrived")
        kept: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=TUNING.spool_size)  # noqa: SIM115 - see release
        left = size
        while left and (block := self._stream.read(min(TUNING.block_size, left))):
            kept.write(block)
            left -= len(block)
        if left:
            kept.close()
            raise SourceChangedError(f"{self.name!r} ended after {offset + size - left} of {self.size} bytes")
        self._offset += size
        if self._offset == self.size and self._stream.read(1):
            kept.close()
            raise SourceChangedError(f"{self.name!r} has more than the {self.size} bytes that were given as its size")
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

    current_blocks = blocks

    def check(self) -> object:
        return None  # a stream has no state to compare with

    def fingerprint(self) -> Fingerprint:
        raise InvalidSourceError(f"{self.name!r} is a stream, which cannot be read again to resume its upload")

    def close(self) -> None:
        for offset in list(self._kept):
            self.release(offset)


def _inode(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def open_source(source: Source, filename: str | None = None, *, size: int | None = None) -> OpenSource:
    """Inspect a source without reading it. Only a stream of unknown size is first written to a temporary file.

    `size` is for a stream that does not report it. Raises InvalidSourceError if the source is missing, empty, not a
    regular file, of another size, or not readable.
    """
    opened = _open(source, filename, size)
    if opened.size == 0:
        opened.close()
        raise InvalidSourceError(f"{opened.name!r} is empty; there is nothing to upload")
    if size is not None and opened.size != size:
        opened.close()
        raise InvalidSourceError(f"{opened.name!r} has {opened.size} bytes, but size={size} was given")
    return opened


def _open(source: Source | io.TextIOBase, filename: str | None, size: int | None) -> OpenSource:
    if isinstance(source, bytes):
        return BytesSource(source, filename or DEFAULT_NAME)
    if isinstance(source, str) and "://" in source:
        from .remote_source import open_remote

        return open_remote(source, filename)
    if isinstance(source, str | PathLike):
        return PathSource(Path(source), filename)
    if isinstance(source, io.TextIOBase):
        raise InvalidSourceError("the file must be opened in binary mode: open(..., 'rb')")
    if hasattr(source, "read"):
        return _open_stream(cast("IO[bytes]", source), filename, size)
    if (fsspec := sys.modules.get("fsspec")) is not None and isinstance(source, fsspec.core.OpenFile):
        return _open_remote_file(source, filename)
    raise InvalidSourceError(f"cannot upload a {type(source).__name__}; pass a path, bytes or an open binary file")


def _open_remote_file(file: Any, filename: str | None) -> OpenSource:
    from .remote_source import RemoteSource

    if file.mode != "rb" or file.compression is not None:
        raise InvalidSourceError("a file of fsspec must have mode 'rb' and no compression; or open it with .open()")
    return RemoteSource(file.fs, file.path, filename)


def _open_stream(stream: IO[bytes], filename: str | None, size: int | None) -> OpenSource:
    own = getattr(stream, "name", None) or getattr(stream, "path", None)  # files of fsspec have a path
    name = filename or (Path(own).name if isinstance(own, str) else DEFAULT_NAME)
    if getattr(stream, "closed", False):
        raise InvalidSourceError(f"{name!r} is closed")
    try:
        empty: object = stream.read(0)
    except (OSError, ValueError) as error:
        raise InvalidSourceError(f"{name!r} cannot be read: {error}") from error
    if not isinstance(empty, bytes):
        raise InvalidSourceError(f"{name!r} must be opened in binary mode: open(..., 'rb')")
    with suppress(AttributeError, OSError):
        if stream.seekable():
            return FileSource(stream, name)
    if size is not None:
        return SequentialSource(stream, size, name)
    return _spooled(stream, name)


def _spooled(stream: IO[bytes], name: str) -> FileSource:
    """A stream in a temporary file: the platform requires its size before anything is sent."""
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=TUNING.spool_size)  # noqa: SIM115 - closed with the source
    try:
        while block := stream.read(TUNING.block_size):
            spool.write(block)
    except BaseException:
        spool.close()
        raise
    opened = FileSource(spool, name, owned=True)
    opened.is_resumable = False
    return opened
