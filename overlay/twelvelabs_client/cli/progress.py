"""The progress of uploads, ingests and waits on stderr: bars on a terminal, else a line every ten seconds."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .progress_view import ProgressLine, ProgressView, amount, files_text, share
from .stdio import print_message

if TYPE_CHECKING:
    from .._uploads.progress import UploadEvent
    from ..ingest.progress import IngestEvent

_LINE_SECONDS = 10.0
_SENDING = ("hashing", "uploading")
"""The phases in which bytes are read or sent."""
_MEASURED = 0.01
"""The fraction of a file that must have been sent before its rate is meaningful."""


class LogView:
    """Writes a line about all files together, at most every ten seconds."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _LINE_SECONDS

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def show(self, overall: ProgressLine, files: Sequence[ProgressLine] = ()) -> None:
        """Write the overall state if ten seconds have passed since the last line."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _LINE_SECONDS
            print_message(f"{overall.name}: {overall.details(is_short=False)}")


def view() -> ProgressView:
    """Bars if stderr is a terminal, else a log."""
    if sys.stderr.isatty():
        from .bars import Bars

        return Bars()
    return LogView()


class UploadProgress:
    """Shows the uploads of one command from their events."""

    def __init__(self, shown: ProgressView, files: int, bytes_total: int) -> None:
        self._view = shown
        self._files = files
        self._bytes_total = bytes_total
        self._lock = threading.Lock()
        self._active: dict[str, UploadEvent] = {}
        self._ended = 0
        self._failed = 0
        self._bytes_ended = 0

    def on_event(self, event: UploadEvent) -> None:
        """Show the event of an upload."""
        with self._lock:
            self._active[str(event.source)] = event
            self._show()

    def ended(self, source: object, *, failed: bool) -> None:
        """Record that an upload has ended."""
        with self._lock:
            event = self._active.pop(str(source), None)
            self._ended += 1
            self._failed += failed
            self._bytes_ended += event.bytes_total if event is not None else 0
            self._show()

    def _show(self) -> None:
        events = list(self._active.values())
        done = self._bytes_ended + sum(event.bytes_sent for event in events)
        total = max(self._bytes_total, done)
        rate = sum(event.bytes_per_second or 0.0 for event in events if event.phase in _SENDING)
        overall = ProgressLine(
            "all",
            files_text(self._ended, self._files, self._failed),
            share(done, total),
            amount=amount(done, total),
            rate=rate or None,
            seconds_left=(total - done) / rate if rate and total > done else None,
        )
        self._view.show(overall, list(map(upload_line, events)))


def upload_line(event: UploadEvent) -> ProgressLine:
    """The line of one upload."""
    is_measured = event.phase in _SENDING and event.fraction >= _MEASURED
    status = event.asset.status if event.asset is not None and event.phase == "processing" else None
    return ProgressLine(
        event.name,
        str(status or event.phase),
        share(event.bytes_sent, event.bytes_total),
        key=str(event.source),
        amount=amount(event.bytes_sent, event.bytes_total),
        rate=event.bytes_per_second if is_measured else None,
        seconds_left=event.seconds_left if is_measured else None,
    )


def show_ingest(shown: ProgressView, event: IngestEvent) -> None:
    """Show an event of an ingest. Bytes sent and files ready count for half of the overall progress each."""
    ended = event.ready + event.failed + event.duplicates
    waiting = event.pending - len(event.uploads)
    sent, made = share(event.bytes_uploaded, event.bytes_total), share(ended, event.total)
    phase = files_text(ended, event.total, event.failed)
    overall = ProgressLine(
        "all",
        f"{phase}, {waiting:,} waiting" if waiting else phase,
        made if sent is None or made is None else (sent + made) / 2,
        amount=amount(event.bytes_uploaded, event.bytes_total),
        rate=sum(each.bytes_per_second or 0.0 for each in event.uploads) or None,
        seconds_left=event.seconds_left,
    )
    shown.show(overall, list(map(upload_line, event.uploads)))
