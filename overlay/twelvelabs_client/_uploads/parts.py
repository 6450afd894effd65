"""How a file is split into parts.

The platform decides their size: `chunk_size` in the response that creates the session, see `upload`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilePart:
    """A range of a file: what the API calls a chunk."""

    index: int
    """Counted from 1, as the platform does."""
    offset: int
    size: int


def split(total_size: int, part_size: int) -> Iterator[FilePart]:
    """Parts of `part_size` bytes that cover the file exactly. The last one may be smaller."""
    if total_size < 1 or part_size < 1:
        raise ValueError(f"cannot split {total_size} bytes into parts of {part_size}")
    for index, offset in enumerate(range(0, total_size, part_size), start=1):
        yield FilePart(index, offset, min(part_size, total_size - offset))
