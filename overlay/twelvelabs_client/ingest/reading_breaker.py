"""Keeps a machine that lacks a mount, or the rights to a bucket, from taking the files that others can read."""

from __future__ import annotations

import math
import threading

from .step_outcomes import Failed
from .steps.attempt import Attempt
from .tuning import Tuning


class ReadingBreaker:
    """The files in a row that this machine cannot read, while others may. Times are of a monotonic clock."""

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        self._lock = threading.Lock()
        self._in_a_row = 0
        self._closed_until = 0.0

    @property
    def reads(self) -> bool:
        """Whether this machine can read files, as far as known."""
        return self._in_a_row < self._tuning.unreadable_files

    def observe(self, attempt: Attempt, at: float, *, others: bool) -> str | None:
        """Learn from an attempt to read a file. Returns the error with which `reads` becomes false.

        After such an error nothing is taken for a while, if there are `others` that may be able to read.
        """
        found = None
        with self._lock:
            for outcome in attempt.outcomes:
                if not isinstance(outcome, Failed) or not outcome.not_here:
                    self._in_a_row = 0
                    continue
                self._in_a_row += 1
                if self._in_a_row == self._tuning.unreadable_files:
                    found = outcome.error
                if not self.reads and others and self.allows(at):
                    self._closed_until = at + self._tuning.unreadable_pause
        return found

    def allows(self, at: float) -> bool:
        """Whether this worker takes files to read. After the pause it tries again."""
        return at >= self._closed_until

    def pause(self, at: float) -> float:
        """Seconds until this worker takes files to read again; `math.inf` if it does."""
        return math.inf if self.allows(at) else self._closed_until - at
