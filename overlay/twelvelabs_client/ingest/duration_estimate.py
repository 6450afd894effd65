"""How long a step of the platform usually takes."""

from __future__ import annotations

from .tuning import Tuning


class DurationEstimate:
    """A moving average of durations: when to poll much work of one kind, neither too early nor too often.

    Thread-safe.
    """

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        self._average: float | None = None
        self._at_least = 0.0

    def observe(self, seconds: float) -> None:
        """Some work took this long."""
        before = seconds if self._average is None else self._average
        self._average = before + self._tuning.smoothing * (seconds - before)

    def observe_at_least(self, seconds: float) -> None:
        """Some work has taken this long, and has not ended."""
        self._at_least = max(self._at_least, seconds)

    @property
    def first_poll(self) -> float:
        """After how many seconds of work the first poll is worthwhile."""
        tuning = self._tuning
        return 0.0 if self._average is None else min(tuning.first_poll_share * self._average, tuning.max_first_poll)

    def batch_pause(self, *, is_last: bool) -> float:
        """Seconds between two polls that are each for many, so that more comes together.

        Work that takes no time is polled at once where no more will come (`is_last`).
        """
        polling = self._tuning.polling
        if self._average is None:
            return min(max(self._at_least / 4, polling.first_pause), polling.max_pause)
        return min(max(self._average / 4, 0.0 if is_last else self._tuning.min_batch_pause), polling.max_pause)
