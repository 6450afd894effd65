"""The ledger in a file: who may open it, what it remembers, and that no item is claimed twice."""

from __future__ import annotations

import itertools
import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client.errors import LedgerError
from twelvelabs_client.ingest.claims import Wanted
from twelvelabs_client.ingest.model import Facts, IngestItem, ItemStatus, Job, Result, Step
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger
from twelvelabs_client.ingest.step_outcomes import Advanced, Identified, Postponed

from .conftest import INDEX, claim, enlist, identify

JOB = Job(INDEX)
OPENER = "import sys; from twelvelabs_client import SqliteLedger; SqliteLedger(sys.argv[1])"


def enlisted(path: Path, number: int) -> tuple[SqliteLedger, Run]:
    """A ledger with this many files of known content, and their run."""
    ledger = SqliteLedger(path, durable=False)
    run = enlist(ledger, JOB, (IngestItem(f"/{n}.mp4", size=1) for n in range(number)))
    identify(ledger, run)
    return ledger, run


def test_a_ledger_in_use_is_rejected_to_another_process_and_to_this_one(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    ledger = SqliteLedger(path)
    with pytest.raises(LedgerError, match="in use by another ingest"):
        SqliteLedger(path)
    command = [sys.executable, "-c", OPENER, str(path)]
    other = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "in use by another ingest" in other.stderr
    ledger.close()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_other_users_cannot_read_it(tmp_path: Path) -> None:
    SqliteLedger(tmp_path / "ledger.sqlite3").close()
    assert stat.S_IMODE((tmp_path / "ledger.sqlite3").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"this is no database" * 100, None])
def test_another_file_is_rejected_and_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.db"
    if content is None:
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE mine (a)")
        db.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"other\.db"):
        SqliteLedger(path)
    assert path.read_bytes() == before


class FailingPath(os.PathLike[str]):
    def __fspath__(self) -> str:
        raise RuntimeError("cannot download it")


@pytest.mark.parametrize("path", ["a\0b", b"a\0b", FailingPath()], ids=["text", "bytes", "path"])
def test_a_path_that_is_none_is_refused(path: Any) -> None:
    with pytest.raises(LedgerError, match="cannot be the path of a ledger"):
        SqliteLedger(path)


def test_an_unwritable_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be used"):
        SqliteLedger(tmp_path / "file" / "ledger.sqlite3")


def test_each_item_is_claimed_by_one_of_many_threads(tmp_path: Path) -> None:
    ledger, run = enlisted(tmp_path / "ledger.sqlite3", 200)
    taken: list[str] = []

    def worker(_: int) -> None:
        while items := claim(ledger, run, Step.UPLOAD, 3):
            taken.extend(item.path for item in items)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(worker, range(8)))
    ledger.close()
    assert len(taken) == len(set(taken)) == 200


def test_an_unfinished_creation_is_searched_for(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    now = 1_000_000.0
    files = [IngestItem(f"/{name}.mp4", size=1) for name in "ab"]
    ledger = SqliteLedger(path, clock=lambda: now)
    run = enlist(ledger, JOB, files)
    found = claim(ledger, run, Step.FINGERPRINT, 2)
    assert ledger.settle(run, [Identified(item, item.path, 1, None) for item in found]) == [Result.MOVED] * 2
    first, _ = claim(ledger, run, Step.UPLOAD, 2)
    made_at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    ledger.settle(run, [Advanced(first, Step.AWAIT_ASSET, Facts(asset_id="a1", asset_created_at=made_at))])
    ledger.close()
    now += 4000.0
    ledger = SqliteLedger(path, clock=lambda: now)
    run = enlist(ledger, JOB, files)
    assert not claim(ledger, run, Step.UPLOAD), "it may have been done"
    assert not claim(ledger, run, Step.FIND_ASSET), "the platform may not list it yet"
    now += 2.0
    (item,) = claim(ledger, run, Step.FIND_ASSET, 10)
    assert item.path == "/b.mp4"
    began = datetime.fromtimestamp(1_000_000.0, UTC)
    assert item.made_after == began - timedelta(days=1), "nothing was known then of the platform's clock"
    ledger.settle(run, [Postponed(item, 0.0, Step.UPLOAD)])
    now += 86_400.0
    (item,) = claim(ledger, run, Step.UPLOAD)
    ledger.settle(run, [Postponed(item, 0.0, Step.FIND_ASSET, counted=True)])
    (item,) = claim(ledger, run, Step.FIND_ASSET)
    assert item.attempts == 1
    assert item.made_after == began - timedelta(days=1), "what is looked for may be as old as the first try"
    facts = Facts(asset_id="a2", asset_created_at=made_at + timedelta(hours=1))
    ledger.settle(run, [Advanced(item, Step.ADD, facts)])
    (item,) = claim(ledger, run, Step.ADD)
    ledger.settle(run, [Postponed(item, 0.0, Step.FIND_INDEXED_ITEM)])
    (item,) = claim(ledger, run, Step.FIND_INDEXED_ITEM)
    assert item.made_after == made_at + timedelta(hours=1), "what is made of an asset is not older"
    ledger.close()


def test_a_claim_reads_nothing_that_is_too_young_for_it(tmp_path: Path) -> None:
    """Neither what has just arrived, nor what a process left that was killed."""
    now, files = 1_000_000.0, [IngestItem(f"/{number}", size=1) for number in range(1500)]
    ledger = SqliteLedger(tmp_path / "ledger.sqlite3", durable=False, clock=lambda: now)
    run = enlist(ledger, JOB, files)
    identify(ledger, run, len(files))
    uploads = claim(ledger, run, Step.UPLOAD, len(files))
    ledger.settle(run, [Advanced(item, Step.AWAIT_READY) for item in uploads])
    ledger.settle(run, [Postponed(item, 5.0) for item in claim(ledger, run, Step.AWAIT_READY, 400)])
    ledger.leave(run)
    again, instructions = enlist(ledger, JOB, files), itertools.count()
    ledger._file._db.set_progress_handler(lambda: next(instructions) > 200, 100)
    for at, due in ((now, 30.0), (now + 6.0, 24.0)):
        now = at
        claims = ledger.claim(again, {Step.AWAIT_READY: Wanted(1, min_age=30.0)})
        assert (claims.items, claims.due) == ((), {Step.AWAIT_READY: due})
    ledger.close()


def test_made_after_is_the_newest_known_creation(tmp_path: Path) -> None:
    ledger, run = enlisted(tmp_path / "ledger.sqlite3", 3)
    first, second = claim(ledger, run, Step.UPLOAD, 2)
    made_at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    ledger.settle(
        run,
        [
            Advanced(first, Step.AWAIT_ASSET, Facts(asset_id="a1")),
            Advanced(second, Step.ADD, Facts(asset_id="a2", asset_created_at=made_at)),
        ],
    )
    (third,) = claim(ledger, run, Step.UPLOAD)
    ledger.settle(run, [Postponed(third, 0.0, Step.FIND_ASSET)])
    (third,) = claim(ledger, run, Step.FIND_ASSET)
    assert third.made_after == made_at
    ledger.close()
    ledger = SqliteLedger(ledger.path)
    files = [IngestItem(f"/{n}.mp4", size=1) for n in range(3)] + [IngestItem("/new")]
    run = enlist(ledger, JOB, files)
    identify(ledger, run)
    (new,) = claim(ledger, run, Step.UPLOAD)
    ledger.settle(run, [Postponed(new, 0.0, Step.FIND_ASSET)])
    (new,) = [item for item in claim(ledger, run, Step.FIND_ASSET, 9) if item.content == "/new"]
    assert new.made_after == made_at, "a ledger that was opened again knows it still"
    ledger.close()


def test_a_ledger_can_be_read_after_it_was_closed(tmp_path: Path) -> None:
    ledger, run = enlisted(tmp_path / "ledger.sqlite3", 3)
    ledger.close()
    assert [outcome.status for outcome in ledger.outcomes(run)] == [ItemStatus.PENDING] * 3
    with pytest.raises(LedgerError):
        claim(ledger, run, Step.UPLOAD)


def test_files_no_longer_in_the_source_are_left_alone(tmp_path: Path) -> None:
    ledger, run = enlisted(tmp_path / "ledger.sqlite3", 3)
    ledger.leave(run)
    run = enlist(ledger, JOB, [IngestItem("/1.mp4", size=1)])
    assert [item.path for item in claim(ledger, run, Step.UPLOAD, 10)] == ["/1.mp4"]
    assert ledger.counts(run).total == 1
    ledger.close()
