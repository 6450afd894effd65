"""The ledger: who may have it, and that nobody gets an item that another has."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from twelvelabs_client.errors import LedgerError
from twelvelabs_client.ingest.item import IngestItem, ItemStatus, Job, Step
from twelvelabs_client.ingest.sqlite_ledger import SqliteLedger

from .conftest import INDEX

JOB = Job(INDEX)
OPENER = "import sys; from twelvelabs_client import SqliteLedger; SqliteLedger(sys.argv[1])"


def enlisted(path: Path, number: int) -> SqliteLedger:
    """A ledger with so many files whose contents are known."""
    ledger = SqliteLedger(path, durable=False)
    ledger.enlist(JOB, (IngestItem(f"/{n}.mp4", size=1) for n in range(number)), retry_failed=False)
    for item in ledger.claim(JOB, Step.FINGERPRINT, number):
        ledger.identify(item, f"content of {item.path}", 1, None)
    return ledger


def test_a_ledger_in_use_is_refused_to_another_process_and_to_this_one(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    ledger = SqliteLedger(path)
    with pytest.raises(LedgerError, match="in use by another ingest"):
        SqliteLedger(path)
    command = [sys.executable, "-c", OPENER, str(path)]
    other = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "in use by another ingest" in other.stderr
    ledger.close()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    SqliteLedger(tmp_path / "ledger.sqlite3").close()
    assert stat.S_IMODE((tmp_path / "ledger.sqlite3").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"this is no database" * 100, None])
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes | None) -> None:
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


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be used"):
        SqliteLedger(tmp_path / "file" / "ledger.sqlite3")


def test_each_item_is_claimed_by_one_of_many_threads(tmp_path: Path) -> None:
    ledger = enlisted(tmp_path / "ledger.sqlite3", 200)
    taken: list[str] = []

    def worker(_: int) -> None:
        while items := ledger.claim(JOB, Step.UPLOAD, 3):
            taken.extend(item.path for item in items)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(worker, range(8)))
    ledger.close()
    assert len(taken) == len(set(taken)) == 200


def test_what_was_claimed_and_has_no_end_comes_back_in_doubt(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    now = 1000.0
    ledger = SqliteLedger(path, clock=lambda: now)
    ledger.enlist(JOB, [IngestItem("/a.mp4", size=1)], retry_failed=False)
    (found,) = ledger.claim(JOB, Step.FINGERPRINT)
    assert ledger.identify(found, "a", 1, None)
    (item,) = ledger.claim(JOB, Step.UPLOAD)
    assert not item.is_in_doubt
    ledger.close()
    now = 5000.0
    ledger = SqliteLedger(path, clock=lambda: now)
    ledger.enlist(JOB, [IngestItem("/a.mp4", size=1)], retry_failed=False)
    assert not ledger.claim(JOB, Step.UPLOAD), "the platform may not list it yet"
    now += 2.0
    (item,) = ledger.claim(JOB, Step.UPLOAD)
    assert item.is_in_doubt
    assert item.began is not None
    assert item.began.timestamp() == 1000.0
    ledger.postpone(item, 0.0, in_doubt=True)
    now += 86_400.0
    (item,) = ledger.claim(JOB, Step.UPLOAD)
    assert item.began is not None
    assert item.began.timestamp() == 1000.0, "what is looked for is as old as the first try"
    ledger.postpone(item, 0.0)
    (item,) = ledger.claim(JOB, Step.UPLOAD)
    assert not item.is_in_doubt, "that it was not done is known now"
    ledger.close()


def test_a_ledger_can_be_read_after_it_was_closed(tmp_path: Path) -> None:
    ledger = enlisted(tmp_path / "ledger.sqlite3", 3)
    ledger.close()
    assert [outcome.status for outcome in ledger.outcomes(JOB)] == [ItemStatus.PENDING] * 3
    with pytest.raises(LedgerError):
        ledger.claim(JOB, Step.UPLOAD)


def test_files_that_are_not_in_the_source_any_more_rest(tmp_path: Path) -> None:
    ledger = enlisted(tmp_path / "ledger.sqlite3", 3)
    ledger.enlist(JOB, [IngestItem("/1.mp4", size=1)], retry_failed=False)
    assert [item.path for item in ledger.claim(JOB, Step.UPLOAD, 10)] == ["/1.mp4"]
    assert ledger.counts(JOB).total == 1
    ledger.close()
