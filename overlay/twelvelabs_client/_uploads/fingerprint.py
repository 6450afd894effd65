"""How the source of an interrupted upload is recognized: its size, its time, and samples or a hash of its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, Self

from .._flows.effects import Flow, Sleep, to_thread
from .tuning import TUNING

SAMPLE = 1 << 16
"""Bytes sampled at the head, in the middle and at the tail. Changing it would invalidate the checkpoints on disk."""


class Readable(Protocol):
    """The part of a source that fingerprints need."""

    @property
    def size(self) -> int: ...
    def blocks(self, offset: int, size: int) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The identity of a source."""

    size: int
    mtime_ns: int | None
    """None for a source without a modification time."""
    sample: str
    """The SHA-256 of the samples."""
    state: str | None = None
    """Other state of the source, such as its ctime and inode; None if there is none."""
    prefix: int | None = None
    """If given, `sample` is the SHA-256 of just this many first bytes: all that was read of a stream."""
    full: str | None = None
    """The SHA-256 of all bytes; None unless requested."""

    def to_json(self) -> dict[str, Any]:
        """The fingerprint as JSON."""
        return {
            "size": self.size,
            "mtime_ns": self.mtime_ns,
            "sample": self.sample,
            "state": self.state,
            "prefix": self.prefix,
            "full": self.full,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The fingerprint from JSON. Raises KeyError, TypeError or ValueError if it is not valid."""
        return cls(
            int(value["size"]),
            value["mtime_ns"],
            str(value["sample"]),
            value.get("state"),
            value.get("prefix"),
            value.get("full"),
        )

    def same_content(self, other: Fingerprint) -> bool:
        """Whether both describe the same bytes, as far as known. The time may differ, as on another machine."""
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
    """The SHA-256 of all bytes of a source, read in chunks, between which it can be cancelled."""

    def __init__(self, size: int | None = None) -> None:
        self._size = size
        self._sha256 = hashlib.sha256()
        self._offset = 0

    def read_on(self, source: Readable) -> bool:
        """Read the next chunk. Returns whether it was the last."""
        end = source.size if self._size is None else self._size
        size = min(TUNING.hash_stretch, end - self._offset)
        for block in source.blocks(self._offset, size):
            self._sha256.update(block)
        self._offset += size
        return self._offset >= end

    def hexdigest(self) -> str:
        """The hash of what has been read."""
        return self._sha256.hexdigest()


def hash_all(source: Readable, size: int | None = None) -> Flow[str]:
    """The SHA-256 of all bytes of a source, or of this many first ones."""
    digest = Digest(size)
    while not (yield from to_thread(partial(digest.read_on, source))):
        yield Sleep(0.0)  # where it can be cancelled
    return digest.hexdigest()
