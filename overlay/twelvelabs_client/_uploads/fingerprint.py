"""What tells one source from another, cheaply: its size, its time, and the bytes at its head, middle and tail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, Self

from .._flows.effects import Flow, Sleep, to_thread

STRETCH = 64 * 2**20
"""How many bytes are read without a look at whether to stop."""
SAMPLE = 1 << 16
"""How many bytes are taken at the head, in the middle and at the tail."""


class Readable(Protocol):
    """What a fingerprint needs of a source."""

    @property
    def size(self) -> int: ...
    def blocks(self, offset: int, size: int) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells a source from others. `mtime_ns` is None for what has no time, `full` unless all of it was read."""

    size: int
    mtime_ns: int | None
    sample: str
    full: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The fingerprint as JSON."""
        return {"size": self.size, "mtime_ns": self.mtime_ns, "sample": self.sample, "full": self.full}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The fingerprint from JSON. Raises KeyError for what is none."""
        return cls(int(value["size"]), value["mtime_ns"], str(value["sample"]), value.get("full"))

    def same_content(self, other: Fingerprint) -> bool:
        """Whether both are of the same bytes, as far as can be told. The time may differ, as on another machine."""
        if self.full is not None and other.full is not None and self.full != other.full:
            return False
        return (self.size, self.sample) == (other.size, other.sample)


def take_fingerprint(source: Readable, mtime_ns: int | None) -> Fingerprint:
    """The fingerprint of a source, from three samples."""
    size = source.size
    sample = hashlib.sha256()
    for offset in sorted({0, max(0, size // 2 - SAMPLE // 2), max(0, size - SAMPLE)}):
        for block in source.blocks(offset, min(SAMPLE, size - offset)):
            sample.update(block)
    return Fingerprint(size, mtime_ns, sample.hexdigest())


class Digest:
    """The SHA-256 of all bytes of a source, which is read stretch by stretch, so that reading can be stopped."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._offset = 0

    def read_on(self, source: Readable) -> bool:
        """Read the next stretch. Whether that was the last."""
        size = min(STRETCH, source.size - self._offset)
        for block in source.blocks(self._offset, size):
            self._sha256.update(block)
        self._offset += size
        return self._offset >= source.size

    def hexdigest(self) -> str:
        """The digest of what has been read."""
        return self._sha256.hexdigest()


def hash_all(source: Readable) -> Flow[str]:
    """The SHA-256 of all bytes of a source."""
    digest = Digest()
    while not (yield from to_thread(partial(digest.read_on, source))):
        yield Sleep(0.0)  # where it can be stopped
    return digest.hexdigest()
