"""How long each step of an ingest usually takes."""

from __future__ import annotations

from .._waiting.polling import FIRST_PAUSE, LONGEST_PAUSE

_SMOOTHING = 0.1
"""Weight of the latest duration in the moving average."""
_FIRST_POLL_SHARE = 0.75
"""The first poll is made after this share of the usual duration."""
_LONGEST_START = 60.0
"""But after at most this many seconds."""
_TOGETHER = 2.0
"""At least this many seconds between two polls that are each for many files."""


class DurationEstimate:
    """How long such work has taken lately, so as to look at much of it neither too early nor too often.

    For whoever waits for one after the other of a kind; may be used from several threads.
    """

    def __init__(self) -> None:
        self._seconds: float | None = None
        self._at_least = 0.0

    def lasts(self, seconds: float) -> None:
        """One has taken so long, and has not ended."""
        self._at_least = max(self._at_least, seconds)

    def record(self, seconds: float) -> None:
        """One more has taken so long."""
        before = seconds if self._seconds is None else self._seconds
        self._seconds = before + _SMOOTHING * (seconds - before)

    @property
    def first_look(self) -> float:
        """After how many seconds the first look is worth while."""
        return 0.0 if self._seconds is None else min(_FIRST_POLL_SHARE * self._seconds, _LONGEST_START)

    @property
    def between_looks(self) -> float:
        """Seconds to let more come together, where one look is for many."""
        shortest, seconds = (FIRST_PAUSE, self._at_least) if self._seconds is None else (_TOGETHER, self._seconds)
        return min(max(seconds / 4, shortest), LONGEST_PAUSE)
