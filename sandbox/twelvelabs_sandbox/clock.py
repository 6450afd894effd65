"""The time of the sandbox: every date it writes and every status it derives comes from this one clock."""

import threading
import time
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock:
    """A clock that keeps the pace of real time and can be stopped and moved forward.

    ``speed`` says how many times faster than usual the platform gets its work done: it divides the durations of
    processing and indexing. It leaves the lifetimes of URLs and upload sessions alone. All methods may be called
    from any thread.
    """

    def __init__(self, speed: float = 1.0) -> None:
        if not speed > 0:
            raise ValueError(f"speed must be above 0, not {speed!r}")
        self._speed = float(speed)
        self._lock = threading.Lock()
        # Anchored once: a correction of the machine's wall clock must not move the sandbox. Whole nanoseconds, so
        # that advancing by 0.3 seconds means exactly that.
        self._offset = time.time_ns() - time.monotonic_ns()
        self._frozen_at: int | None = None

    @property
    def speed(self) -> float:
        """How many times faster than usual the work of the platform goes."""
        return self._speed

    @property
    def frozen(self) -> bool:
        """Whether time stands still."""
        with self._lock:
            return self._frozen_at is not None

    def now(self) -> datetime:
        """The current time of the sandbox, in UTC."""
        return _EPOCH + timedelta(microseconds=self._nanoseconds() // 1000)

    def milliseconds(self) -> int:
        """The current time as whole milliseconds since 1970: the precision in which the sandbox keeps times."""
        return self._nanoseconds() // 1_000_000

    def freeze(self) -> None:
        """Stop the time where it is. Freezing twice changes nothing."""
        with self._lock:
            if self._frozen_at is None:
                self._frozen_at = time.monotonic_ns() + self._offset

    def unfreeze(self) -> None:
        """Let the time run on from where it was stopped."""
        with self._lock:
            if self._frozen_at is not None:
                self._offset = self._frozen_at - time.monotonic_ns()
                self._frozen_at = None

    def advance(self, seconds: float) -> None:
        """Move the time forward, frozen or not. Time never goes back: a negative number raises ValueError."""
        if not seconds >= 0:
            raise ValueError(f"a clock only goes forward, not by {seconds!r} seconds")
        step = round(seconds * 1_000_000_000)
        with self._lock:
            self._offset += step
            if self._frozen_at is not None:
                self._frozen_at += step

    def catch_up(self, milliseconds: int) -> None:
        """Move forward to a moment, if it is still to come: a restarted sandbox must not live in its own past."""
        self.advance(max(0, milliseconds - self.milliseconds()) / 1000)

    def _nanoseconds(self) -> int:
        with self._lock:
            return self._frozen_at if self._frozen_at is not None else time.monotonic_ns() + self._offset


def to_text(milliseconds: int) -> str:
    """A stored time as RFC 3339 text in UTC."""
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> int:
    """RFC 3339 text with any offset, or a date, as a stored time. A time without an offset counts as UTC.

    Raises ValueError if the text is neither.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(milliseconds=1)
