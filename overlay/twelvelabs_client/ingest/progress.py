"""How far an ingest is: events for people to look at, counted as the steps go."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .._flows.callbacks import Coalesced
from .._flows.effects import Callback
from .._uploads.progress import UploadEvent
from .model import Counts, Item, Result, Step
from .sources import display_path

_INTERVAL = 0.1
"""Seconds between two events."""
_WINDOW = 60.0
"""Seconds over which it is seen how fast files end."""
_SENDING = (Step.UPLOAD, Step.FIND_ASSET)
_SHOWING = (Step.FINGERPRINT, *_SENDING)
"""The steps that may come to show that a file is there."""


@dataclass(frozen=True, slots=True)
class IngestEvent:
    """How far an ingest is. Files that were done in earlier runs count as well."""

    total: int
    """Files of the source."""
    ready: int
    failed: int
    duplicates: int
    """Files whose content is that of another, which stands for them."""
    bytes_total: int
    """Of all files that go up, or have, as far as their sizes are known."""
    bytes_uploaded: int
    seconds: float
    """Since this run began."""
    seconds_left: float | None
    """At the speed of the last minute; None as long as that cannot be told."""
    step: Step | None
    """The step that was tried last, and with which file."""
    path: str | None

    @property
    def pending(self) -> int:
        """Files on their way."""
        return self.total - self.ready - self.failed - self.duplicates


class ProgressTracker:
    """Counts what the workers of an ingest get done. May be used from several threads."""

    def __init__(self, callback: Callable[[IngestEvent], object] | None, counts: Counts, began: float) -> None:
        self._tell = Coalesced(callback, self._event) if callback is not None else None
        self._lock = threading.Lock()
        self._counts = counts
        self.began = began
        self._now = began
        self._next_event = 0.0
        self._sending: dict[str, int] = {}
        self._recent: deque[tuple[float, int]] = deque([(began, self._settled())])
        self._latest: tuple[Step, str] | None = None
        self.bytes_sent = 0
        """Bytes of files that went up in this run."""

    def _settled(self) -> int:
        return self._counts.total - self._counts.pending

    def upload_of(self, item: Item) -> Callable[[UploadEvent], object]:
        """What is told of the upload of an item, and tells the user of it."""

        def on_upload(event: UploadEvent) -> object:
            with self._lock:
                self._sending[item.path] = event.bytes_sent
            return self._tell(None) if self._tell is not None else None

        return on_upload

    def tried(self, items: Sequence[Item], results: Sequence[Result], now: float, sent: int = 0) -> Callback | None:
        """Note what came of a try, and the bytes that it has sent. Perhaps an event is due."""
        with self._lock:
            for item, result in zip(items, results, strict=True):
                self._record(item, result)
            self.bytes_sent += sent
            self._now = now
            self._latest = items[-1].step, display_path(items[-1].path)
            if self._tell is None or now < self._next_event:
                return None
            self._next_event = now + _INTERVAL
        return Callback(self._tell, None)

    def ended(self, now: float) -> Callback | None:
        """The last event."""
        self._now = now
        return Callback(self._tell, None) if self._tell is not None else None

    def _record(self, item: Item, result: Result) -> None:
        counts = self._counts
        counts.ready += result is Result.READY
        counts.failed += result is Result.FAILED
        counts.duplicates += result is Result.DUPLICATE
        if result is Result.DUPLICATE or (result is Result.FAILED and item.step in _SHOWING):
            counts.bytes_total -= item.size or 0
        if item.step in _SENDING:
            self._sending.pop(item.path, None)
        if result is (Result.MOVED if item.step in _SENDING else Result.READY) and item.step in _SHOWING:
            counts.bytes_uploaded += item.size or 0

    def _event(self) -> IngestEvent:
        with self._lock:
            settled, counts = self._settled(), self._counts
            self._recent.append((self._now, settled))
            while self._now - self._recent[0][0] > _WINDOW and len(self._recent) > 2:
                self._recent.popleft()
            since, before = self._recent[0]
            speed = (settled - before) / (self._now - since) if self._now > since else 0.0
            return IngestEvent(
                total=counts.total,
                ready=counts.ready,
                failed=counts.failed,
                duplicates=counts.duplicates,
                bytes_total=counts.bytes_total,
                bytes_uploaded=min(counts.bytes_uploaded + sum(self._sending.values()), counts.bytes_total),
                seconds=self._now - self.began,
                seconds_left=counts.pending / speed if speed > 0 else None,
                step=self._latest[0] if self._latest else None,
                path=self._latest[1] if self._latest else None,
            )
