"""The interface of progress views, and the lines that they show: one per file, and one for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from .formatting import bytes_text, count_text, duration_text

MAX_SHOWN = 20
"""The most files that have a bar of their own."""


@dataclass(frozen=True)
class ProgressLine:
    """The progress of one file, or of all files together."""

    name: str
    phase: str
    fraction: float | None
    """The completed fraction, 0 to 1; None if unknown."""
    key: object = None
    """Identifies the file among others of the same name."""
    amount: str = ""
    rate: float | None = None
    """Bytes per second."""
    seconds_left: float | None = None

    def details(self, *, is_short: bool) -> str:
        """The figures, in order of importance."""
        share = f"{self.fraction:.0%}" if self.fraction is not None else ""
        left = f"{duration_text(self.seconds_left)} left" if self.seconds_left is not None else ""
        if is_short:
            return "  ".join(filter(None, [share, left or self.phase]))
        rate = f"{bytes_text(self.rate)}/s" if self.rate else ""
        return "  ".join(filter(None, [self.phase, share, self.amount, rate, left]))


class ProgressView(Protocol):
    """Shows progress. `show` may be called from any thread."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def show(self, overall: ProgressLine, files: Sequence[ProgressLine] = ()) -> None:
        """Show the current state."""
        ...


def largest_remaining(files: Sequence[ProgressLine], limit: int) -> list[ProgressLine]:
    """At most `limit` files, in their order: those with the most time or work remaining."""
    if len(files) <= limit:
        return list(files)
    left = sorted(files, key=lambda each: (each.seconds_left or 0.0, 1 - (each.fraction or 0.0)), reverse=True)
    chosen = {each.key for each in left[:limit]}
    return [each for each in files if each.key in chosen]


def files_text(ended: int, total: int, failed: int, noun: str = "file", plural: str | None = None) -> str:
    """Counts as text: 3 of 12 files, 1 failed."""
    text = f"{ended:,} of {count_text(total, noun, plural)}"
    return f"{text}, {failed:,} failed" if failed else text


def share(done: float, total: float) -> float | None:
    """The completed fraction, 0 to 1; None if the total is 0."""
    return min(done / total, 1.0) if total else None


def amount(done: float, total: float) -> str:
    """Bytes as text: 1.2 MB of 3.4 MB; empty if the total is 0."""
    return f"{bytes_text(done)} of {bytes_text(total)}" if total else ""
