"""The ranges sent of a source, to be compared again: an asset must never be a mix of two versions of a file.

A file whose size or modification time has changed is refused by `OpenSource.check`. A changed ctime or inode proves
nothing (chmod changes the ctime too), but the content may have changed and its modification time been reset. In that
case the sent ranges are read and hashed again.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from .._flows.effects import Flow, to_thread
from ..errors import SourceChangedError
from .sources import OpenSource

_MAX_CHANGES = 5
"""Comparisons in a row, at most, while the state of the file keeps changing."""


@dataclass(frozen=True, slots=True)
class _Range:
    offset: int
    size: int
    md5: str | None
    """The MD5 of the bytes sent; None if they were not hashed."""
    state: object
    """The state of the source before they were read (see `OpenSource.check`)."""


class SentRanges:
    """The ranges of one source that were sent. Its flows may run in parallel."""

    def __init__(self, source: OpenSource) -> None:
        self._source = source
        self._ranges: dict[int, _Range] = {}
        self._lock = threading.Lock()

    def add(self, offset: int, size: int, md5: str | None, state: object) -> None:
        """Record a range that was sent, with the state of the source before it was read."""
        with self._lock:
            self._ranges[offset] = _Range(offset, size, md5, state)

    def check(self) -> Flow[None]:
        """Raise SourceChangedError unless the source still holds all that was sent."""
        for _ in range(_MAX_CHANGES):
            check: Callable[[], object] = self._source.check
            state = yield from to_thread(check)
            with self._lock:
                doubtful = [sent for sent in self._ranges.values() if sent.state != state]
            if not doubtful:
                return
            for sent in doubtful:
                if not (yield from to_thread(partial(self._is_same, sent))):
                    break
                with self._lock:
                    if self._ranges[sent.offset] is sent:
                        self._ranges[sent.offset] = replace(sent, state=state)
            else:
                continue
            break
        raise SourceChangedError(f"{self._source.name!r} changed while it was being uploaded")

    def _is_same(self, sent: _Range) -> bool:
        if sent.md5 is None:
            return False
        return md5_of(self._source, sent.offset, sent.size) == sent.md5


def md5_of(source: OpenSource, offset: int, size: int) -> str:
    """The MD5 of the current content of a range."""
    digest = hashlib.md5(usedforsecurity=False)
    for block in source.current_blocks(offset, size):
        digest.update(block)
    return digest.hexdigest()
