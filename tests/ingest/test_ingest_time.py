"""Ingests while lists lag and clocks jump: nothing is created twice, and nothing stands still."""

from __future__ import annotations

import time
from pathlib import Path
from unittest.mock import patch

import pytest
from twelvelabs_client.ingest.model import IngestItem, Job, Step, Target
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger
from twelvelabs_client.ingest.step_outcomes import Identified, Postponed

from benchmarks.fake_platform import FakePlatform

from .conftest import INDEX, STORE, Scene, claim, enlist, identify, write_files


@pytest.mark.parametrize("target", [INDEX, STORE], ids=["index", "knowledge store"])
@pytest.mark.parametrize("lag", [0.0, 3.0, 5.0, 9.5])
@pytest.mark.parametrize("lost", ["create asset", "create indexed item"])
def test_what_a_lost_response_has_created_is_found_though_lists_lag(
    scene: Scene, tmp_path: Path, target: Target, lag: float, lost: str
) -> None:
    scene.target = target
    scene.platform = FakePlatform(
        listed_after=lag, faults=lambda name, number, at: "lost after" if name == lost and number % 2 else None
    )
    scene.time.answer = scene.platform.answer
    report = scene.run(write_files(tmp_path / "files", {f"{n}.mp4": str(n) for n in range(6)}))
    assert report.is_complete, str(report)
    assets, indexed_items = scene.made()
    assert set(assets.values()) == set(indexed_items.values()) == {1}
    assert len(assets) == len(indexed_items) == 6


def test_searches_for_what_was_never_created_grow_apart_and_end(scene: Scene, tmp_path: Path) -> None:
    scene.platform.faults = lambda name, number, at: "lost before" if name == "create asset" and number == 1 else None
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "one"}))
    assert report.is_complete
    assert scene.platform.calls["create asset"] == 2
    assert 3 <= scene.platform.calls["find assets"] <= 5


@pytest.mark.parametrize("jump", [-600.0, -86400.0 * 400, 3600.0], ids=["10 minutes back", "a year back", "ahead"])
def test_a_clock_that_is_set_during_an_ingest_does_not_stall_it(scene: Scene, tmp_path: Path, jump: float) -> None:
    files = write_files(tmp_path / "files", {f"{n}.mp4": str(n) for n in range(6)})
    began = scene.time.now

    def jumping() -> float:
        return scene.time.now + (jump if scene.time.now > began + 7 else 0.0)

    with patch.object(Scene, "clock", lambda self: jumping()):
        report = scene.run(files)
    assert report.is_complete, str(report)
    assert report.seconds < 100


def _ledger(path: Path) -> SqliteLedger:
    return SqliteLedger(path, durable=False)


def test_the_clock_of_a_ledger_does_not_follow_the_clock_of_the_system(tmp_path: Path) -> None:
    ledger = _ledger(tmp_path / "ledger.sqlite3")
    run = enlist(ledger, Job(INDEX), [IngestItem("a.mp4")])
    identify(ledger, run)
    with patch.object(time, "time", lambda: 1_000_000.0):
        (item,) = claim(ledger, run, Step.UPLOAD)
        ledger.settle(run, [Postponed(item, 0.0)])
        (item,) = claim(ledger, run, Step.UPLOAD)
        assert 0 <= item.age < 60
    ledger.close()


@pytest.mark.parametrize("retried", ["the same file", "the file under another name"])
def test_a_due_time_in_the_far_future_is_due_in_the_next_run(tmp_path: Path, retried: str) -> None:
    job = Job(INDEX)
    ledger = SqliteLedger(tmp_path / "ledger.sqlite3", durable=False, clock=lambda: time.time() + 86400.0 * 365)
    run = enlist(ledger, job, [IngestItem("a.mp4", size=1, mtime_ns=1)])
    identify(ledger, run)
    ledger.settle(run, [Postponed(claim(ledger, run, Step.UPLOAD)[0], 30.0)])
    ledger.close()
    ledger = _ledger(tmp_path / "ledger.sqlite3")
    path = "a.mp4" if retried == "the same file" else "b.mp4"
    run = enlist(ledger, job, [IngestItem(path, size=1, mtime_ns=1)])
    ledger.settle(run, [Identified(item, "a.mp4", 1, 1) for item in claim(ledger, run, Step.FINGERPRINT)])
    (item,) = claim(ledger, run, Step.UPLOAD)
    assert 0 <= item.age < 60
    ledger.close()
