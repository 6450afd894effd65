"""The progress of an ingest: counts of what its steps have done, and events for the user."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .._flows.callbacks import Coalesced
from .._flows.effects import Callback
from .._uploads.progress import UploadEvent
from .._uploads.urls import display_path
from .model import Counts, Item, Result, Step
from .step_outcomes import StepOutcome
from .tuning import Tuning

_SENDING = (Step.UPLOAD, Step.FIND_ASSET)
_SHOWING = (Step.FINGERPRINT, *_SENDING)
"""The steps that may show that a file has been uploaded."""


@dataclass(frozen=True, slots=True)
class IngestEvent:
    """The progress of an ingest. Files that were done in earlier runs count as well."""

    total: int
    """Files of the source."""
    ready: int
    failed: int
    duplicates: int
    """Files with the same content as another, which is ingested in their place."""
    bytes_total: int
    """Of all files that are to be uploaded, or have been, as far as their sizes are known."""
    bytes_uploaded: int
    seconds: float
    """Since the beginning of this run."""
    seconds_left: float | None
    """At the speed of the last minute; None while that is unknown."""
    step: Step | None
    """The latest step, and"""
    path: str | None
    """its file."""
    uploads: Sequence[UploadEvent] = ()
    """The latest event of each upload in flight; its `source` is the path."""

    @property
    def pending(self) -> int:
        """Files that have not ended."""
        return self.total - self.ready - self.failed - self.duplicates


class ProgressTracker:
    """Counts the results of an ingest. Thread-safe."""

    def __init__(
        self, callback: Callable[[IngestEvent], object] | None, counts: Counts, tuning: Tuning, started_at: float
    ) -> None:
        self._callback = Coalesced(callback, self._event) if callback is not None else None
        self._tuning = tuning
        self._lock = threading.Lock()
        self._counts = counts
        self.started_at = started_at
        self._now = started_at
        self._next_event = 0.0
        self._sending: dict[str, UploadEvent] = {}
        self._recent: deque[tuple[float, int]] = deque([(started_at, self._ended())])
        self._latest: tuple[Step, str] | None = None
        self.bytes_sent = 0
        """Bytes of files that were uploaded in this run."""

    def _ended(self) -> int:
        return self._counts.total - self._counts.pending

    def upload_callback(self, item: Item) -> Callable[[UploadEvent], object]:
        """A callback for the upload of an item, which calls the user's."""

        def on_upload(event: UploadEvent) -> object:
            with self._lock:
                self._sending[item.path] = event
            return self._callback(None) if self._callback is not None else None

        return on_upload

    def record(
        self, outcomes: Sequence[StepOutcome], results: Sequence[Result], now: float, bytes_sent: int = 0
    ) -> Callback | None:
        """Count the results of outcomes. Returns the event that is due, if one is."""
        with self._lock:
            for outcome, result in zip(outcomes, results, strict=True):
                self._record(outcome.item, result)
                self._latest = outcome.item.step, display_path(outcome.item.path)
            self.bytes_sent += bytes_sent
            self._now = now
            if self._callback is None or now < self._next_event:
                return None
            self._next_event = now + self._tuning.event_interval
        return Callback(self._callback, None)

    @property
    def is_watched(self) -> bool:
        """Whether anybody gets the events."""
        return self._callback is not None

    def counted(self, now: float, counts: Counts) -> Callback | None:
        """An event with the counts of the ledger: others may take part in the run."""
        with self._lock:
            self._now, self._counts = now, counts
        return Callback(self._callback, None) if self._callback is not None else None

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
            ended, counts = self._ended(), self._counts
            self._recent.append((self._now, ended))
            while self._now - self._recent[0][0] > self._tuning.speed_window and len(self._recent) > 2:
                self._recent.popleft()
            since, before = self._recent[0]
            speed = (ended - before) / (self._now - since) if self._now > since else 0.0
            uploads = tuple(self._sending.values())
            return IngestEvent(
                total=counts.total,
                ready=counts.ready,
                failed=counts.failed,
                duplicates=counts.duplicates,
                bytes_total=counts.bytes_total,
                bytes_uploaded=min(counts.bytes_uploaded + sum(one.bytes_sent for one in uploads), counts.bytes_total),
                seconds=self._now - self.started_at,
                seconds_left=counts.pending / speed if speed > 0 else None,
                step=self._latest[0] if self._latest else None,
                path=self._latest[1] if self._latest else None,
                uploads=uploads,
            )
