"""Reads a ledger in PostgreSQL for `twelvelabs ingest status`: the latest run for each target, and who works on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..model import Counts, ItemOutcome, Job, Target
from ..run import Run
from .connection import Connections, Database
from .ledger import PostgresLedger
from .rows import stop_of, target_of

_RUNS = """
SELECT t.name, r.id, r.state, r.leader, r.stopped,
    least(60, extract(epoch FROM ingest_now() - r.began))::double precision AS seconds,
    (SELECT coalesce(sum(number), 0) FROM ingest_counts AS c
        WHERE c.run = r.id AND c.at > ingest_now() - interval '1 minute'
            AND (c.kind = 'content' AND c.state = 'done' OR c.state = 'failed'))::bigint AS ended
FROM ingest_runs AS r JOIN ingest_targets AS t ON t.id = r.target
WHERE r.id IN (SELECT max(id) FROM ingest_runs GROUP BY target) ORDER BY r.id
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
    """Whether it takes files to read: not after several that its machine could not read."""

    def __str__(self) -> str:
        return f"{self.host}:{self.process}"


@dataclass(frozen=True, slots=True)
class SharedRun:
    """The latest run for a target of a ledger that many machines share."""

    target: Target
    number: int
    is_running: bool
    """Whether somebody takes part in it."""
    workers: Sequence[Participant]
    files_per_minute: float
    """Files that have ended, in the last minute."""
    stopped: str | None
    """Why it has stopped early."""
    _ledger: PostgresLedger = field(repr=False, compare=False)

    def counts(self) -> Counts:
        """How many files are in which state."""
        return self._ledger.counts(self._run)

    def outcomes(self) -> Iterator[ItemOutcome]:
        """The outcome of each file so far, in the order of the source."""
        return self._ledger.outcomes(self._run)

    @property
    def _run(self) -> Run:
        return Run(Job(self.target), self.number, worker="")


@contextmanager
def reading(url: str) -> Iterator[list[SharedRun]]:
    """The latest run for each target of a ledger, for as long as it is open.

    Raises InvalidArgumentError if the URL is not valid, LedgerError if the ledger cannot be read.
    """
    with closing(PostgresLedger(url)) as ledger:
        with closing(Connections(Database(url))) as connections, connections.short() as connection:
            rows = connection.execute(_RUNS).fetchall()
            participants = connection.execute(_WORKERS).fetchall()
        yield [_shared_run(row, participants, ledger) for row in rows]


def _shared_run(row: Mapping[str, Any], participants: Sequence[Mapping[str, Any]], ledger: PostgresLedger) -> SharedRun:
    mine = [
        Participant(one["host"], one["process"], leads=one["id"] == row["leader"], reads=one["reads"])
        for one in participants
        if one["run"] == row["id"]
    ]
    return SharedRun(
        target_of(row["name"]),
        row["id"],
        is_running=bool(mine),
        workers=mine,
        files_per_minute=60 * row["ended"] / max(row["seconds"], 1.0),
        stopped=None if row["stopped"] is None else stop_of(row["stopped"]).reason,
        _ledger=ledger,
    )
