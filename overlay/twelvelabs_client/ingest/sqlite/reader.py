"""Reads a ledger, also while an ingest writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from ..._uploads.checkpoint_store import try_lock
from ...errors import LedgerError
from ..model import Counts, ItemOutcome, Target
from ..rows import counts_of, outcome, target_key, target_of
from . import statements


@dataclass(frozen=True, slots=True)
class LedgerRun:
    """The latest run for a target of a ledger."""

    path: Path
    target: Target
    number: int
    is_running: bool
    """Whether an ingest is running with this ledger."""

    def counts(self) -> Counts:
        """How many files are in which state."""
        with _reading(self.path) as db:
            return counts_of(db.execute(statements.COUNTS, self._scope()))

    def outcomes(self) -> Iterator[ItemOutcome]:
        """The outcome of each file so far, in the order of the source."""
        with _reading(self.path) as db:
            for row in db.execute(statements.OUTCOMES, self._scope()):
                yield outcome(row)

    def _scope(self) -> dict[str, object]:
        return {"target": target_key(self.target), "run": self.number}


def read_runs(path: str | PathLike[str]) -> list[LedgerRun]:
    """The latest run for each target of a ledger.

    Raises LedgerError if the file does not exist or is not a ledger.
    """
    where = Path(path).absolute()
    with _reading(where) as db:
        rows = db.execute("SELECT target, max(run) AS run FROM items GROUP BY target ORDER BY target").fetchall()
    is_running = _is_in_use(where)
    return [LedgerRun(where, target_of(row["target"]), row["run"], is_running) for row in rows]


def _is_in_use(where: Path) -> bool:
    lock = try_lock(where.with_name(where.name + ".db"))
    if lock is not None:
        lock.close()
    return lock is None


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    if not path.is_file():
        raise LedgerError(f"there is no ledger {str(path)!r}")
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA query_only = ON")
            yield db
    except sqlite3.Error as error:
        raise LedgerError(f"{str(path)!r} cannot be read as a ledger: {error}") from error
