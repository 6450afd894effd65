"""The CSV report of an ingest holds nothing that a spreadsheet runs, and all names as they are on request."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from twelvelabs_client.ingest.ledger import Ledger
from twelvelabs_client.ingest.model import Counts, ItemOutcome, ItemStatus, Job, Target, TargetKind
from twelvelabs_client.ingest.report import IngestReport, make_report
from twelvelabs_client.ingest.run import Run

FORMULAS = [
    "=cmd|'/c calc'!A1.mp4",
    "+1.mp4",
    "-1.mp4",
    "@SUM(A1).mp4",
    "\tx.mp4",
    "\r=1.mp4",
    "\n=1.mp4",
    "  =1+1.mp4",
    "\uff1d1.mp4",
]


class _Ledger:
    def __init__(self, *names: str) -> None:
        self._names = names

    def outcomes(self, run: Run) -> Iterator[ItemOutcome]:
        for name in self._names:
            yield ItemOutcome(name, ItemStatus.FAILED, name, -5, error_type="InvalidSourceError", error=f"={name}")


def _report(*names: str) -> IngestReport:
    counts = Counts(total=len(names), failed=len(names))
    run = Run(Job(Target(TargetKind.INDEX, "i1")), 1, "w1")
    ledger = cast("Ledger", _Ledger(*names))
    return make_report(run, ledger, counts, seconds=1, bytes_sent=0, stopped=None, is_dry_run=False)


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="", errors="surrogateescape") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FORMULAS)
def test_cells_that_a_spreadsheet_runs_are_neutralized(name: str, tmp_path: Path) -> None:
    _report(name).write_csv(tmp_path / "report.csv")
    (row,) = _rows(tmp_path / "report.csv")
    assert (row["path"], row["filename"], row["error"], row["size"]) == (f"'{name}", f"'{name}", f"'={name}", "-5")
    _report(name).write_csv(tmp_path / "raw.csv", neutralize=False)
    (row,) = _rows(tmp_path / "raw.csv")
    assert row["path"] == name


@pytest.mark.parametrize("name", ["clip=1.mp4", "/data/-1.mp4", "a@b.mp4", "caf\udce9.mp4", ""])
def test_other_names_stay(name: str, tmp_path: Path) -> None:
    _report(name).write_csv(tmp_path / "report.csv")
    (row,) = _rows(tmp_path / "report.csv")
    assert row["path"] == name
