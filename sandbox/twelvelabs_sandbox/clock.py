"""The clock of the sandbox: the source of every timestamp it writes and every status it derives."""

import threading
import time
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Clock:
    """A clock that runs in real time, and can be frozen and advanced. Thread-safe.

    ``speed`` divides the durations of processing and indexing, so the platform finishes its work that many times
    faster. It does not change the lifetimes of URLs and upload sessions. With ``now`` the clock starts at this time,
    frozen; a datetime without a time zone is in UTC. ValueError if an argument is not valid.
    """

    def __init__(self, speed: float = 1.0, now: datetime | None = None) -> None:
        if not speed > 0:
            raise ValueError(f"speed must be above 0, not {speed!r}")
        self._speed = self._speed_at_first = float(speed)
        self._start = now if now is None or now.tzinfo else now.replace(tzinfo=UTC)
        self._lock = threading.Lock()
        # Whole nanoseconds, so that advancing by 0.3 seconds is exact.
        self._offset = 0
        self._frozen_at: int | None = None
        self.reset()

    @property
    def speed(self) -> float:
        """By how much the platform works faster than normal. A change applies to work that starts afterwards."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        if not speed > 0:
            raise ValueError(f"speed must be above 0, not {speed!r}")
        self._speed = float(speed)

    @property
    def frozen(self) -> bool:
        """Whether the clock is frozen."""
        with self._lock:
            return self._frozen_at is not None

    def now(self) -> datetime:
        """The current time of the sandbox, in UTC."""
        return _EPOCH + timedelta(microseconds=self._nanoseconds() // 1000)

    def milliseconds(self) -> int:
        """The current time in whole milliseconds since 1970, the precision of all stored times."""
        return self._nanoseconds() // 1_000_000

    def freeze(self) -> None:
        """Stop the clock at the current time. Freezing a frozen clock has no effect."""
        with self._lock:
            if self._frozen_at is None:
                self._frozen_at = time.monotonic_ns() + self._offset

    def unfreeze(self) -> None:
        """Continue from the time at which the clock was frozen."""
        with self._lock:
            if self._frozen_at is not None:
                self._offset = self._frozen_at - time.monotonic_ns()
                self._frozen_at = None

    def advance(self, seconds: float | timedelta) -> None:
        """Move the clock forward by seconds or a timedelta, frozen or not. ValueError if it is negative."""
        if isinstance(seconds, timedelta):
            seconds = seconds.total_seconds()
        if not seconds >= 0:
            raise ValueError(f"a clock cannot go back: seconds must be at least 0, not {seconds!r}")
        step = round(seconds * 1_000_000_000)
        with self._lock:
            self._offset += step
            if self._frozen_at is not None:
                self._frozen_at += step

    def reset(self) -> None:
        """Restore the initial time and speed: ``now``, frozen, or the real time, running."""
        self._speed = self._speed_at_first
        with self._lock:
            # Read the wall clock only here, so that adjusting it does not move the sandbox.
            self._offset = time.time_ns() - time.monotonic_ns()
            self._frozen_at = None if self._start is None else (self._start - _EPOCH) // _MICROSECOND * 1000

    def restore(self, milliseconds: int, *, frozen: bool) -> None:
        """Restore the time of a snapshot, frozen or running."""
        with self._lock:
            self._offset = milliseconds * 1_000_000 - time.monotonic_ns()
            self._frozen_at = milliseconds * 1_000_000 if frozen else None

    def catch_up(self, milliseconds: int) -> None:
        """Move forward to a time that is still in the future: after a restart, the clock must not go back."""
        self.advance(max(0, milliseconds - self.milliseconds()) / 1000)

    def _nanoseconds(self) -> int:
        with self._lock:
            return self._frozen_at if self._frozen_at is not None else time.monotonic_ns() + self._offset


def to_text(milliseconds: int) -> str:
    """Format a stored time as RFC 3339 in UTC."""
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_time(value: str | datetime) -> datetime:
    """The time of a datetime or a text in RFC 3339. ValueError if it is neither, or before 1970."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        if not isinstance(moment, datetime) or moment.replace(tzinfo=moment.tzinfo or UTC) < _EPOCH:
            raise ValueError
    except ValueError:
        raise ValueError(f"now must be a datetime, or text such as 2026-01-01T00:00:00Z, not {value!r}") from None
    return moment


def from_text(text: str) -> int:
    """Parse RFC 3339 with any offset, or a date, into a stored time. Without an offset, UTC is assumed.

    Raises ValueError if the text is neither.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(milliseconds=1)
