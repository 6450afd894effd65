"""How far an upload is: events for people to look at, made from what goes to the network."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from twelvelabs_lowlevel.models.asset_detail import AssetDetail

from .._flows.callbacks import Coalesced
from .._flows.effects import Callback, Flow
from .tuning import TUNING, UploadTuning


class UploadPhase(StrEnum):
    """What an upload is doing, in this order."""

    HASHING = "hashing"
    """Reading all bytes of the file, for `full_hash`."""
    UPLOADING = "uploading"
    FINALIZING = "finalizing"
    """All bytes are sent; the platform is asked whether it has them."""
    PROCESSING = "processing"
    """The platform processes the asset, which is being waited for."""
    READY = "ready"


@dataclass(frozen=True, slots=True)
class UploadEvent:
    """How far an upload is. `bytes_sent` never decreases, even when a part is sent again.

    Both sizes and both numbers of parts are 0 if the platform fetches the file.
    """

    phase: UploadPhase
    name: str
    """The file's name."""
    bytes_sent: int
    bytes_total: int
    parts_done: int
    parts_total: int
    """1 for a file that is sent in one piece."""
    bytes_per_second: float | None
    """Over the last seconds. None until it is known."""
    seconds_left: float | None
    """At this speed. None until it is known."""
    asset: AssetDetail | None = None
    """The asset as last retrieved, in the phases PROCESSING and READY; None before."""

    @property
    def fraction(self) -> float:
        """0 to 1."""
        return self.bytes_sent / self.bytes_total if self.bytes_total else 1.0


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """How far an upload in parts is, in the form of the vendor's SDK."""

    total_chunks: int
    completed_chunks: int
    percentage: float
    """0 to 100."""
    status: str = "uploading"


class ProgressTracker:
    """Counts what goes to the network and makes events of it. Safe to use from several threads."""

    def __init__(
        self,
        callback: Callable[[UploadEvent], object] | None,
        name: str,
        bytes_total: int,
        parts_total: int = 1,
        tuning: UploadTuning = TUNING,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._callback = Coalesced(callback, self._event) if callback is not None else None
        self._name = name
        self._tuning = tuning
        self._clock = clock
        self._lock = threading.Lock()
        self._shown = 0
        self._next_event = 0.0
        self._recent: deque[tuple[float, int]] = deque()
        self._phase = UploadPhase.UPLOADING
        self._asset: AssetDetail | None = None
        self._sent = 0
        self._bytes_total = bytes_total
        self._parts_done = 0
        self._parts_total = parts_total

    def add(self, size: int) -> Callback | None:
        """Count bytes that went to the network (or, negative, that must go again). Gives an event if one is due."""
        if self._callback is None:
            return None
        with self._lock:
            self._sent += size
            now = self._clock()
            if size < 0 or now < self._next_event:
                return None
            self._next_event = now + self._tuning.event_interval
        return Callback(self._callback, None)

    def restart(self) -> None:
        """Everything is sent again."""
        with self._lock:
            self._sent = 0

    def begin(self, parts_total: int, bytes_done: int, parts_done: int) -> None:
        """An upload in parts begins, some of which the platform may have already."""
        with self._lock:
            self._parts_total = parts_total
            self._sent += bytes_done
            self._parts_done += parts_done

    def part_done(self) -> None:
        """Count a part that has arrived."""
        with self._lock:
            self._parts_done += 1

    def enter(self, phase: UploadPhase) -> Flow[None]:
        """Begin a phase, which is always an event."""
        with self._lock:
            self._phase = phase
        if self._callback is not None:
            yield Callback(self._callback, None)

    def processing(self, asset: AssetDetail) -> object:
        """Call the user's function with the asset while it is waited for; what it returns may have to be awaited."""
        with self._lock:
            self._phase = UploadPhase.PROCESSING
            self._asset = asset
        return self._callback(None) if self._callback is not None else None

    def _event(self) -> UploadEvent:
        with self._lock:
            now = self._clock()
            self._shown = min(max(self._shown, self._sent), self._bytes_total)
            self._recent.append((now, self._shown))
            while now - self._recent[0][0] > self._tuning.speed_window:
                self._recent.popleft()
            began, first = self._recent[0]
            speed = (self._shown - first) / (now - began) if now > began else None
            return UploadEvent(
                phase=self._phase,
                name=self._name,
                bytes_sent=self._shown,
                bytes_total=self._bytes_total,
                parts_done=self._parts_done,
                parts_total=self._parts_total,
                bytes_per_second=speed,
                seconds_left=(self._bytes_total - self._shown) / speed if speed else None,
                asset=self._asset,
            )
