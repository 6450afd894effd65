"""The report of an ingest: counts, bytes and time, and the outcome of each file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any

from ..errors import LedgerError
from .circuit_breaker import StopReason
from .ledger import Ledger
from .model import Counts, ItemOutcome, ItemStatus, Step, Target
from .run import Run

_MAX_FAILURES = 5
"""The maximum number of failures that the text of a report lists."""
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""How a cell begins that a spreadsheet runs (OWASP, CSV injection), also in the full-width forms."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The result of an ingest. The outcomes of its files are read from the ledger, one by one."""

    target: Target
    total: int
    """Files of the source."""
    ready: int
    failed: int
    duplicates: int
    """Files with the same content as another, which is ingested in their place."""
    pending: int
    """Files that have not ended: the ingest was stopped, or a dry run."""
    steps: dict[Step, int]
    """Pending files by step."""
    bytes_total: int
    """Of all files that are to be uploaded, or have been, as far as their sizes are known."""
    bytes_uploaded: int
    to_send: int
    """Files that still have to be uploaded, among those that have been read."""
    bytes_sent: int
    """Of files that were uploaded in this run, as confirmed by the platform."""
    seconds: float
    """Duration of this run."""
    stopped: StopReason | None
    """Why the run has stopped early, and when to resume; None if it has completed."""
    is_dry_run: bool
    _ledger: Ledger = field(repr=False, compare=False)
    _run: Run = field(repr=False, compare=False)

    @property
    def is_complete(self) -> bool:
        """Whether every file is ready, or a duplicate."""
        return self.ready + self.duplicates == self.total

    @property
    def items(self) -> Iterator[ItemOutcome]:
        """The outcome of each file, in the order of the source."""
        return self._ledger.outcomes(self._run)

    @property
    def failures(self) -> Iterator[ItemOutcome]:
        """The files that have failed, with their errors."""
        return (item for item in self.items if item.status is ItemStatus.FAILED)

    def write_csv(self, path: str | PathLike[str], *, neutralize: bool = True) -> None:
        """Write a table with one row per file.

        Args:
            path: Where to write it.
            neutralize: Whether texts that a spreadsheet would run as a formula, such as a file named `=cmd()`, begin
                with an apostrophe. Set it to False for programs that need the names unchanged.
        """
        names = [one.name for one in fields(ItemOutcome)]
        cell = _neutral if neutralize else _unchanged
        with Path(path).open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows({name: cell(value) for name, value in item.to_json().items()} for item in self.items)

    def write_json(self, path: str | PathLike[str]) -> None:
        """Write an object with the summary, and under `items` one object per file."""
        with Path(path).open("w", encoding="utf-8") as file:
            file.write(json.dumps(self.summary(), indent=1)[:-2] + ',\n "items": [')
            for number, item in enumerate(self.items):
                file.write((",\n  " if number else "\n  ") + json.dumps(item.to_json()))
            file.write("\n ]\n}\n")

    def summary(self) -> dict[str, Any]:
        """The report as JSON, without the files."""
        counted = ["total", "ready", "failed", "duplicates", "pending", "to_send"]
        counted += ["bytes_total", "bytes_uploaded", "bytes_sent"]
        stopped = None
        if self.stopped is not None:
            at = self.stopped.resume_at
            stopped = {
                "step": self.stopped.step,
                "reason": self.stopped.reason,
                "retry_after": self.stopped.retry_after,
                "resume_at": at.isoformat() if at is not None else None,
            }
        return {
            "target": {"kind": self.target.kind, "id": self.target.id},
            **{name: getattr(self, name) for name in counted},
            "steps": dict(self.steps),
            "seconds": self.seconds,
            "stopped": stopped,
            "is_dry_run": self.is_dry_run,
        }

    def __str__(self) -> str:
        lines = [
            f"{self.total} files for {self.target}: {self.ready} ready, {self.duplicates} duplicates, "
            f"{self.failed} failed, {self.pending} pending; "
            f"{self.bytes_sent:,} bytes sent in {self.seconds:.1f} seconds"
        ]
        if self.is_dry_run:
            left = self.bytes_total - self.bytes_uploaded
            lines.append(f"dry run: {self.to_send} files with {left:,} bytes would be sent")
        if self.stopped is not None:
            at = self.stopped.resume_at
            when = f"resume after {at:%Y-%m-%d %H:%M:%S %Z}" if at else "the platform does not say when to resume"
            lines.append(f"stopped at {self.stopped.step}: {self.stopped.reason} ({when}; nothing is lost)")
        try:
            lines += [f"{one.path}: {one.error}" for one in islice(self.failures, _MAX_FAILURES)]
        except LedgerError as error:
            lines.append(str(error))
        if self.failed > _MAX_FAILURES:
            lines.append(f"... and {self.failed - _MAX_FAILURES} more failures")
        return "\n".join(lines)


def _neutral(value: object) -> object:
    is_formula = isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA))
    return f"'{value}" if is_formula else value


def _unchanged(value: object) -> object:
    return value


def make_report(
    run: Run,
    ledger: Ledger,
    counts: Counts,
    *,
    seconds: float,
    bytes_sent: int,
    stopped: StopReason | None,
    is_dry_run: bool,
) -> IngestReport:
    """The report of a run that has ended."""
    return IngestReport(
        target=run.job.target,
        total=counts.total,
        ready=counts.ready,
        failed=counts.failed,
        duplicates=counts.duplicates,
        pending=counts.pending,
        steps=dict(counts.steps),
        bytes_total=counts.bytes_total,
        bytes_uploaded=counts.bytes_uploaded,
        to_send=counts.to_send,
        bytes_sent=bytes_sent,
        seconds=seconds,
        stopped=stopped,
        is_dry_run=is_dry_run,
        _ledger=ledger,
        _run=run,
    )
