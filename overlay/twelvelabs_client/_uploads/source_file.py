"""A source as a file object: forms and media probes read files."""

from __future__ import annotations

import io
import os

from .sources import OpenSource


class SourceFile(io.RawIOBase):
    """The bytes of a source, read in blocks from any position. Closing it leaves the source open."""

    def __init__(self, source: OpenSource) -> None:
        super().__init__()
        self._source = source
        self._offset = 0

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
        return self._offset

    def tell(self) -> int:
        return self._offset

    def read(self, size: int | None = -1) -> bytes:
        left = max(0, self._source.size - self._offset)
        wanted = left if size is None or size < 0 else min(size, left)
        if not wanted:
            return b""
        if self._offset == 0:
            self._source.check()
        content = b"".join(self._source.blocks(self._offset, wanted))
        self._offset += len(content)
        return content
