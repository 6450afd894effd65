"""The cost of ten thousand files is ten thousand times that of one: in requests, in ledger statements, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client.ingest.lease import Lease
from twelvelabs_client.ingest.ledger import MAX_SETTLED
from twelvelabs_client.ingest.model import IngestItem, Job, Result, Step
from twelvelabs_client.ingest.progress import ProgressTracker
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.scheduler import Scheduler
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger
from twelvelabs_client.ingest.step_outcomes import Identified, StepOutcome
from twelvelabs_client.ingest.steps.reconcile import MARKER
from twelvelabs_client.ingest.tuning import TUNING

from benchmarks.fake_platform import FakePlatform, Thing
from benchmarks.ingesting import Measured, measure
from benchmarks.virtual_time import VirtualTime

from .conftest import INDEX, claim, enlist


def statements_of(files: int) -> tuple[Measured, int]:
    """An ingest of this many files, and how many statements its ledger has executed."""
    statements = 0

    def count(statement: str) -> None:
        nonlocal statements
        statements += 1

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = sqlite3.Connection(*args, **kwargs)
        connection.set_trace_callback(count)
        return connection

    with patch("sqlite3.connect", connect):
        return measure(files), statements


@pytest.mark.slow
def test_the_cost_of_a_file_does_not_depend_on_their_number() -> None:
    (few, few_statements), (many, many_statements) = statements_of(1_000), statements_of(4_000)
    assert few.requests / few.files == pytest.approx(2.2, abs=0.1)
    assert many.requests / many.files <= few.requests / few.files
    assert many_statements / many.files <= few_statements / few.files <= 40


@pytest.mark.slow
def test_memory_does_not_grow_during_a_run() -> None:
    sizes = [size for _, _, size in measure(5_000, memory=True).points]
    middle = len(sizes) // 2
    assert max(sizes[middle:]) <= max(sizes[:middle]) + 1.0
    assert max(sizes) < 12.0


def test_no_more_is_settled_at_once_than_a_ledger_takes(tmp_path: Path) -> None:
    platform = FakePlatform()
    time = VirtualTime(platform.answer)
    job = Job(INDEX, tuning=replace(TUNING, batch=2_000))
    settled: list[int] = []

    class Counting(SqliteLedger):
        def settle(self, run: Run, outcomes: Sequence[StepOutcome]) -> Sequence[Result]:
            settled.append(len(outcomes))
            return super().settle(run, outcomes)

    with closing(Counting(tmp_path / "ledger.sqlite3", durable=False, clock=lambda: time.now)) as ledger:
        lost = enlist(ledger, job, [IngestItem(f"/{number}.mp4") for number in range(1_200)])
        files = claim(ledger, lost, Step.FINGERPRINT, 1_200)
        SqliteLedger.settle(ledger, lost, [Identified(one, f"sha256:{one.path[1:-4]}", 1, None) for one in files])
        for item in claim(ledger, lost, Step.UPLOAD, 1_200):
            platform.assets[item.path] = Thing(item.path, time.now, 0.0, {MARKER: item.content}, filename=item.filename)
        run = ledger.open(job, retry_failed=False)
        ledger.leave(lost)
        ledger.enlist(run, [])
        tracker = ProgressTracker(None, ledger.counts(run), job.tuning, time.now)
        client = ClientConfig(api_key="tlk_0123456789SECRET", base_url="https://api.example.test/v1.3")
        scheduler = Scheduler(run, ledger, Lease(run, ledger), client, tracker, workers=1, steps={Step.FIND_ASSET})
        time.run(scheduler.run())
        assert ledger.counts(run).steps == {Step.ADD: 1_200}
    assert sum(settled) == 1_200
    assert max(settled) == MAX_SETTLED
