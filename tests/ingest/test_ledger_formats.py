"""Ledgers of earlier formats are carried over: nothing that they know is done again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from twelvelabs_client._flows.effects import Effect, Send
from twelvelabs_client.errors import LedgerError
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger

from .conftest import Killed, Scene, write_files
from .old_ledgers import FORMATS, write_as


@pytest.mark.parametrize("version", FORMATS)
def test_an_ingest_goes_on_with_a_ledger_of_an_earlier_format(scene: Scene, tmp_path: Path, version: int) -> None:
    folder = write_files(tmp_path / "files", {f"{number}.mp4": str(number % 8) for number in range(10)})
    scene.platform.fails = lambda content: not scene.platform.assets

    def die(effect: Effect, now: str) -> None:
        if now == "after" and isinstance(effect, Send) and scene.platform.calls["create indexed item"] > 3:
            raise Killed

    with pytest.raises(Killed):
        scene.run(folder, observer=die)
    with closing(sqlite3.connect(scene.ledger_path)) as ledger:
        states = {state for (state,) in ledger.execute("SELECT state FROM contents")}
    assert {"running", "pending"} <= states, "it was killed in the middle"
    write_as(scene.ledger_path, version)
    scene.platform.fails = lambda content: False
    report = scene.run(folder, retry_failed=True)
    assert report.is_complete, str(report)
    assert (report.ready, report.duplicates) == (8, 2)
    assert set(scene.made()[1].values()) == {1}
    assert scene.platform.calls["create indexed item"] <= 9
    with closing(sqlite3.connect(scene.ledger_path)) as ledger:
        assert ledger.execute("PRAGMA user_version").fetchone() == (6,)
    assert scene.run(folder).bytes_sent == 0


@pytest.mark.parametrize("version", [3, 7])
def test_an_unknown_format_is_refused_and_left_alone(tmp_path: Path, version: int) -> None:
    SqliteLedger(tmp_path / "ledger").close()
    with closing(sqlite3.connect(tmp_path / "ledger")) as ledger:
        ledger.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LedgerError, match=f"has format {version}, but this version of the package writes format 6"):
        SqliteLedger(tmp_path / "ledger")
