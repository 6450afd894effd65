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

    @property
    def batch_pause(self) -> float:
        """Seconds between two polls that are each for many, so that more comes together."""
        polling = self._tuning.polling
        if self._average is None:
            shortest, usual = polling.first_pause, self._at_least
        else:
            shortest, usual = self._tuning.min_batch_pause, self._average
        return min(max(usual / 4, shortest), polling.max_pause)
