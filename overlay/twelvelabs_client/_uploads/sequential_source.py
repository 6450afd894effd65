"""Streams of known size that can be read once."""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections.abc import Iterator
from typing import IO

from ..errors import InvalidSourceError, SourceChangedError, TwelveLabsError, UploadError
from .fingerprint import Fingerprint
from .media_types import HEAD_SIZE
from .sources import FileSource, Readable, whole_bytes
from .spool import spooled, write_spool
from .tuning import TUNING


class SequentialSource(Readable):
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
            while len(self._head) < min(HEAD_SIZE, self.size) and (
                more := whole_bytes(self._stream.read(HEAD_SIZE), self.name)
            ):
                self._head += more
            return self._head

    def _read(self, size: int) -> bytes:
        block = self._head or whole_bytes(self._stream.read(size), self.name)
        self._head = block[size:]  # a file may return more than it was asked for
        return block[:size]

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
