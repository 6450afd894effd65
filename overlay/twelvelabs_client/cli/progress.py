"""The progress of uploads, ingests and waits on stderr: bars on a terminal, else a line from time to time."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .lines import Line, View, files_text
from .outcomes import say

if TYPE_CHECKING:
    from .._uploads.progress import UploadEvent
    from ..ingest.progress import IngestEvent

_LINE_SECONDS = 10.0


class LogView:
    """Writes a line about all files together, from time to time."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _LINE_SECONDS

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def show(self, overall: Line, files: Sequence[Line] = ()) -> None:
        """Write the state, unless that was done a moment ago."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _LINE_SECONDS
            say(f"{overall.name}: {overall.details(is_short=False)}")


def view() -> View:
    """The view for where stderr goes."""
    if sys.stderr.isatty():
        from .bars import Bars

        return Bars()
    return LogView()


class UploadBoard:
    """The uploads of one command: receives their events, and shows them."""

    def __init__(self, shown: View, files: int, bytes_total: int) -> None:
        self._view = shown
        self._files = files
        self._bytes_total = bytes_total
        self._lock = threading.Lock()
        self._active: dict[object, Line] = {}
        self._ended = 0
        self._failed = 0
        self._bytes_ended = 0.0

    def on_event(self, event: UploadEvent) -> None:
        """Show the event of an upload."""
        with self._lock:
            self._active[_key(event.source)] = upload_line(event)
            self._show()

    def ended(self, source: object, *, failed: bool) -> None:
        """An upload has ended."""
        with self._lock:
            line = self._active.pop(_key(source), None)
            self._ended += 1
            self._failed += failed
            self._bytes_ended += line.total or 0 if line is not None else 0
            self._show()

    def _show(self) -> None:
        lines = list(self._active.values())
        done = self._bytes_ended + sum(line.done for line in lines)
        rate = sum(line.rate or 0.0 for line in lines)
        total = max(float(self._bytes_total), done)
        overall = Line(
            key=None,
            name="all",
            phase=files_text(self._ended, self._files, self._failed),
            done=done,
            total=total or None,
            rate=rate or None,
            seconds_left=(total - done) / rate if rate and total > done else None,
        )
        self._view.show(overall, lines if self._files > 1 else lines[:1])


def _key(source: object) -> str:
    return str(source)


def upload_line(event: UploadEvent) -> Line:
    """The line of one upload."""
    is_sending = event.phase in ("hashing", "uploading")
    status = event.asset.status if event.asset is not None and event.phase == "processing" else None
    return Line(
        key=_key(event.source),
        name=event.name,
        phase=str(status or event.phase),
        done=event.bytes_sent,
        total=event.bytes_total or None,
        rate=event.bytes_per_second if is_sending else None,
        seconds_left=event.seconds_left if is_sending else None,
    )


def show_ingest(shown: View, event: IngestEvent) -> None:
    """Show the event of an ingest."""
    ended = event.ready + event.failed + event.duplicates
    waiting = event.pending - len(event.uploads)
    phase = files_text(ended, event.total, event.failed)
    if waiting:
        phase += f", {waiting:,} waiting"
    overall = Line(
        key=None,
        name="all",
        phase=phase,
        done=event.bytes_uploaded,
        total=event.bytes_total or None,
        rate=sum(each.bytes_per_second or 0.0 for each in event.uploads) or None,
        seconds_left=event.seconds_left,
    )
    shown.show(overall, [upload_line(each) for each in event.uploads])
