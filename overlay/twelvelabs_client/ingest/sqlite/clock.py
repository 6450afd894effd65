"""The clock of a ledger: wall times, which mean the same in every process, but do not jump within one."""

from __future__ import annotations

import time
from collections.abc import Callable


class LedgerClock:
    """Unix time as it was when the ledger was opened, plus the seconds of a monotonic clock since then.

    The system's clock may be set while an ingest runs, which would otherwise stall it or end its waits. A clock that
    is given instead is taken as it is, except that time never goes backwards.
    """

    def __init__(self, clock: Callable[[], float] | None) -> None:
        self._clock = clock or _steady()
        self._latest = self._clock()
        self._lag = 0.0
        """By how much the clock has been set back."""

    def __call__(self) -> float:
        """The time in Unix seconds."""
        at = self._clock() + self._lag
        if at < self._latest:
            self._lag += self._latest - at
            at = self._latest
        self._latest = at
        return at


def _steady() -> Callable[[], float]:
    offset = time.time() - time.monotonic()
    return lambda: offset + time.monotonic()
