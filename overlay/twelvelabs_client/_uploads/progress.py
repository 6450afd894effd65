"""The progress of an upload, as events made from what goes to the network."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from twelvelabs_lowlevel.models.asset_detail import AssetDetail

from .._flows.callbacks import Coalesced
from .._flows.effects import Callback, Flow
from .tuning import TUNING, UploadTuning


class UploadPhase(StrEnum):
    """The phases of an upload, in order."""

    HASHING = "hashing"
    """Reading all bytes of the file, for `full_hash`."""
    UPLOADING = "uploading"
    FINALIZING = "finalizing"
    """All bytes are sent; the platform is asked whether it has them."""
    PROCESSING = "processing"
    """The platform is processing the asset, and the call waits for it."""
    READY = "ready"


@dataclass(frozen=True, slots=True)
class UploadEvent:
    """The progress of an upload. `bytes_sent` never decreases, even if a part is sent again.

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
    """Over the last seconds. None until known."""
    seconds_left: float | None
    """At the current speed. None until known."""
    asset: AssetDetail | None = None
    """The asset as last retrieved, in the phases PROCESSING and READY; None before."""
    source: object = field(default=None, repr=False)
    """What was given to be uploaded. Two files may have the same name."""

    @property
    def fraction(self) -> float:
        """0 to 1."""
        return self.bytes_sent / self.bytes_total if self.bytes_total else 1.0


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """The progress of an upload in parts, in the form of the vendor's SDK."""

    total_chunks: int
    completed_chunks: int
    percentage: float
    """0 to 100."""
    status: str = "uploading"


class ProgressTracker:
    """Counts what goes to the network and turns it into events. Thread-safe."""

    def __init__(
        self,
        callback: Callable[[UploadEvent], object] | None,
        name: str,
        bytes_total: int,
        parts_total: int = 1,
        tuning: UploadTuning = TUNING,
        clock: Callable[[], float] = time.monotonic,
        source: object = None,
    ) -> None:
        self._callback = Coalesced(callback, self._event) if callback is not None else None
        self._name = name
        self._source = source
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
        """Count bytes sent (or, negative, to be sent again). Returns an event if one is due."""
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
        """Start over: everything is sent again."""
        with self._lock:
            self._sent = 0

    def begin(self, parts_total: int, bytes_done: int, parts_done: int) -> None:
        """Begin an upload in parts, of which the platform may already have some."""
        with self._lock:
            self._parts_total = parts_total
            self._sent += bytes_done
            self._parts_done += parts_done

    def part_done(self) -> None:
        """Count a part that has arrived."""
        with self._lock:
            self._parts_done += 1

    def part_lost(self, size: int) -> None:
        """Take back a part of this size, which must be sent again."""
        with self._lock:
            self._sent -= size
            self._parts_done -= 1

    def enter(self, phase: UploadPhase) -> Flow[None]:
        """Begin a phase. Always makes an event."""
        with self._lock:
            self._phase = phase
        if self._callback is not None:
            yield Callback(self._callback, None)

    def processing(self, asset: AssetDetail) -> object:
        """Call the user's function with the asset while waiting for it. The result may have to be awaited."""
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
                source=self._source,
            )
