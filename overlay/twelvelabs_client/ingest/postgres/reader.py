"""Reads a ledger in PostgreSQL for `twelvelabs ingest status`: the latest run for each target, and who works on it.

How many statements that takes depends neither on the number of files nor on that of targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from ..model import Counts, ItemOutcome, Job, Target
from ..rows import counts_of, target_of
from ..run import Run
from .connection import Database
from .ledger import PostgresLedger
from .rows import stop_of
from .schema import check
from .statements.runs import COUNTS

_RUNS = """
SELECT t.name, t.account, r.id, r.leader, r.stopped,
    least(60, extract(epoch FROM ingest_now() - r.began))::double precision AS seconds
FROM ingest_targets AS t CROSS JOIN LATERAL (
    SELECT * FROM ingest_runs WHERE target = t.id ORDER BY id DESC LIMIT 1) AS r ORDER BY r.id
"""
_WORKERS = """
SELECT id, run, host, process, reads FROM ingest_workers WHERE until > ingest_now() ORDER BY joined
"""


@dataclass(frozen=True, slots=True)
class Participant:
    """A process that takes part in a run."""

    host: str
    process: int
    leads: bool
    reads: bool
    """Whether its machine can read files, as far as known: not after several in a row that it could not."""

    def __str__(self) -> str:
        return f"{self.host}:{self.process}"


@dataclass(frozen=True, slots=True)
class SharedRun:
    """The latest run for a target of a ledger that many machines share."""

    target: Target
    account: str
    """The base URL, and the name that the user gave the account, if any."""
    number: int
    workers: Sequence[Participant]
    files_per_minute: float
    """Files that have ended, in the last minute."""
    stopped: str | None
    """Why it has stopped early."""
    _counts: Counts
    _url: str = field(repr=False)

    @property
    def is_running(self) -> bool:
        """Whether somebody takes part in it."""
        return bool(self.workers)

    def counts(self) -> Counts:
        """How many files are in which state."""
        return self._counts

    def outcomes(self) -> Iterator[ItemOutcome]:
        """The outcome of each file so far, in the order of the source."""
        with closing(PostgresLedger(self._url)) as ledger:
            yield from ledger.outcomes(Run(Job(self.target), self.number, worker=""))


def read_shared_runs(url: str) -> list[SharedRun]:
    """The latest run for each target of a ledger.

    Raises InvalidArgumentError if the URL is not valid, LedgerError if the ledger cannot be read.
    """
    database = Database(url)
    with database.errors(), closing(database.connect()) as connection:
        check(connection, database.name)
        runs = connection.execute(_RUNS).fetchall()
        workers = _by_run(connection.execute(_WORKERS))
        counts = _by_run(connection.execute(COUNTS, {"runs": [run["id"] for run in runs]}))
    return [_shared_run(run, workers.get(run["id"], ()), counts.get(run["id"], ()), url) for run in runs]


def _by_run(rows: Iterable[Mapping[str, Any]]) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["run"], []).append(row)
    return found


def _shared_run(
    run: Mapping[str, Any], workers: Iterable[Mapping[str, Any]], counts: Sequence[Mapping[str, Any]], url: str
) -> SharedRun:
    ended = sum(
        row["latest"]
        for row in counts
        if row["state"] == "failed" or (row["kind"] == "content" and row["state"] == "done")
    )
    return SharedRun(
        target_of(run["name"]),
        run["account"],
        run["id"],
        [
            Participant(one["host"], one["process"], leads=one["id"] == run["leader"], reads=one["reads"])
            for one in workers
        ],
        files_per_minute=60 * ended / max(run["seconds"], 1.0),
        stopped=None if run["stopped"] is None else stop_of(run["stopped"]).reason,
        _counts=counts_of(counts),
        _url=url,
    )
