"""How far an upload is: events for people to look at, made from what goes to the network."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from .._flows.callbacks import Coalesced
from .._flows.effects import Callback

_INTERVAL = 0.1
"""Seconds between two events of one phase, so that a fast upload does not drown in them."""
_WINDOW = 5.0
"""Seconds over which the speed is taken."""


class UploadPhase(StrEnum):
    """What an upload is doing."""

    HASHING = "hashing"
    UPLOADING = "uploading"
    FINALIZING = "finalizing"
    PROCESSING = "processing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class UploadEvent:
    """How far an upload is. `bytes_sent` never falls, though a part may be sent again."""

    phase: UploadPhase
    name: str
    bytes_sent: int
    bytes_total: int
    parts_done: int
    parts_total: int
    bytes_per_second: float | None
    """Over the last seconds; None as long as that cannot be told."""
    seconds_left: float | None
    """At this speed; None as long as that cannot be told."""

    @property
    def fraction(self) -> float:
        """0 to 1."""
        return self.bytes_sent / self.bytes_total if self.bytes_total else 1.0


class Meter:
    """Counts what goes to the network and makes events of it. May be used from several threads."""

    def __init__(
        self,
        callback: Callable[[UploadEvent], object] | None,
        name: str,
        bytes_total: int,
        parts_total: int = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = Coalesced(callback, self._event) if callback is not None else None
        self._name = name
        self._clock = clock
        self._lock = threading.Lock()
        self._shown = 0
        self._next_event = 0.0
        self._recent: deque[tuple[float, int]] = deque()
        self.phase = UploadPhase.UPLOADING
        self.sent = 0
        self.bytes_total = bytes_total
        self.parts_done = 0
        self.parts_total = parts_total

    def add(self, size: int) -> Callback | None:
        """Note bytes that went to the network (or, negative, that must go again). Perhaps an event is due."""
        if self._tell is None:
            return None
        with self._lock:
            self.sent += size
            now = self._clock()
            if size < 0 or now < self._next_event:
                return None
            self._next_event = now + _INTERVAL
        return Callback(self._tell, None)

    def restart(self) -> None:
        """Everything is sent again."""
        with self._lock:
            self.sent = 0

    def skip(self, size: int, parts: int) -> None:
        """Note what the platform already had."""
        with self._lock:
            self.sent += size
            self.parts_done += parts

    def part_done(self) -> None:
        """Note that a part has arrived."""
        with self._lock:
            self.parts_done += 1

    def enter(self, phase: UploadPhase) -> Callback | None:
        """Begin a phase, which is always an event."""
        if self._tell is None:
            return None
        with self._lock:
            self.phase = phase
        return Callback(self._tell, None)

    def _event(self) -> UploadEvent:
        with self._lock:
            now = self._clock()
            self._shown = min(max(self._shown, self.sent), self.bytes_total)
            self._recent.append((now, self._shown))
            while now - self._recent[0][0] > _WINDOW:
                self._recent.popleft()
            began, first = self._recent[0]
            speed = (self._shown - first) / (now - began) if now > began else None
            return UploadEvent(
                phase=self.phase,
                name=self._name,
                bytes_sent=self._shown,
                bytes_total=self.bytes_total,
                parts_done=self.parts_done,
                parts_total=self.parts_total,
                bytes_per_second=speed,
                seconds_left=(self.bytes_total - self._shown) / speed if speed else None,
            )
