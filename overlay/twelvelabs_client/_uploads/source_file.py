"""A source as a file object, for forms and media probes, which read files."""

from __future__ import annotations

import hashlib
import io
import os
from typing import Any

from ..errors import SourceChangedError
from .sent_ranges import md5_of
from .sources import OpenSource


class SourceFile(io.RawIOBase):
    """The bytes of a source, read in blocks from any position. Closing it leaves the source open."""

    def __init__(self, source: OpenSource) -> None:
        super().__init__()
        self._source = source
        self._offset = 0
        self._sent: tuple[object, Any] | None = None
        """The state of the source when reading began, and the hash of all bytes read since."""

    @property
    def name(self) -> str:
        """The name of the source."""
        return self._source.name

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._offset, os.SEEK_END: self._source.size}[whence]
        self._offset = max(0, base + offset)
        self._sent = None
        return self._offset

    def tell(self) -> int:
        return self._offset

    def read(self, size: int | None = -1) -> bytes:
        left = max(0, self._source.size - self._offset)
        wanted = left if size is None or size < 0 else min(size, left)
        if not wanted:
            return b""
        if self._offset == 0:
            self._sent = self._source.check(), hashlib.md5(usedforsecurity=False)
        content = b"".join(self._source.blocks(self._offset, wanted))
        self._offset += len(content)
        self._check_sent(content)
        return content

    def _check_sent(self, content: bytes) -> None:
        """Raise SourceChangedError before the last bytes are sent, if the file has changed since the first."""
        if self._sent is None:
            return
        state, digest = self._sent
        if state is not None:
            digest.update(content)
        if self._offset < self._source.size or self._source.check() == state:
            return
        if md5_of(self._source, 0, self._source.size) != digest.hexdigest():
            raise SourceChangedError(f"{self._source.name!r} changed while it was being uploaded")
