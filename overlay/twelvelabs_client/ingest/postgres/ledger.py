"""The ledger in a PostgreSQL database, which any number of processes use at the same time.

Each process that takes part in a run is a worker with a lease, which it renews by its beats. Claims belong to workers,
so what a process held that has died is freed when its lease is over. One worker of a run leads: it frees the claims of
the dead, for all runs, and learns how fast uploads may begin. All times are those of the database.
"""

from __future__ import annotations

import math
import os
import socket
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg.errors import UniqueViolation
from psycopg.rows import DictRow

from ..beat import Beat, Seen
from ..claims import Claims, Wanted
from ..model import STEPS, Counts, IngestItem, Item, ItemOutcome, Job, Result, Step
from ..rows import counts_of, later_ingest, outcome
from ..run import Run
from ..step_outcomes import StepOutcome
from . import budgets
from .connection import Connections, Database
from .enlisting import Enlistment
from .rows import claimed, key_of, stop_of, stop_text
from .schema import check
from .settling import settle
from .statements import claiming, settling
from .statements import runs as statements
from .statements.common import NOTIFY
from .taking_part import join_run, open_run

LEASE = 15.0
"""Seconds for which a worker keeps its claims without a beat."""
_PAGE = 1000
"""Rows that are read at once: a longer statement would hold up the clean-up of the tables."""


class PostgresLedger:
    """A ledger in a database, whose tables `init` has made.

    Args:
        url: The URL of the database, with parameters of libpq after a question mark, but without a password.
        lease: Seconds after which the claims of a process that has died are given to others.

    Raises:
        InvalidArgumentError: The URL is not valid, or has a password in it.
        LedgerError: The database cannot be reached, or does not have the tables of this version.
    """

    def __init__(self, url: str, *, lease: float = LEASE) -> None:
        self._database = Database(url)
        self._connections = Connections(self._database)
        self._lease = lease
        self._host = socket.gethostname()
        self._targets: dict[int, int] = {}
        """The key of the target of each run."""
        self._held: dict[str, set[tuple[UUID, int]]] = {}
        """The keys and numbers of the claims of each worker of this process that have not been settled."""
        self._enlisting: dict[str, Enlistment | None] = {}
        """The workers whose sources have not been read to their end, and how far they are."""
        self._lost: set[str] = set()
        """The workers whose lease was over, and that do not know it yet."""
        self._unsure: set[str] = set()
        """The workers that may have claims whose answer was lost."""
        try:
            with self._connections.short() as connection:
                check(connection, self._database.name)
        except BaseException:
            self.close()
            raise

    def open(self, job: Job, *, retry_failed: bool) -> Run:
        with self._connections.short() as connection:
            run = open_run(connection, self._database.name, job, retry_failed=retry_failed, lease=self._lease)
        self._enlisting[run.worker] = None
        return run

    def enlist(self, run: Run, found: Iterable[IngestItem]) -> None:
        begun = self._enlisting.get(run.worker)
        if begun is None or begun.source is not found:
            begun = self._enlisting[run.worker] = Enlistment(run.job.target, found)
        with self._connections.long() as connection:
            begun.finish(connection, self._scope(connection, run))
        self._enlisting.pop(run.worker, None)

    def join(self, account: str) -> Run | None:
        with self._connections.short() as connection:
            return join_run(connection, self._database.name, account, lease=self._lease)

    def claim(self, run: Run, wanted: Mapping[Step, Wanted]) -> Claims:
        held = self._held.setdefault(run.worker, set())
        with self._connections.short() as connection:
            scope = self._scope(connection, run) | {
                "uploads": Step.UPLOAD in wanted,
                "steps": [step.value for step in wanted],
                "later_steps": [step.value for step in STEPS[1:]],
                "limits": [one.limit for one in wanted.values()],
                "ages": [float(one.min_age) for one in wanted.values()],
            }
            if run.worker in self._unsure:
                known = list(held)
                keys, claims = [key for key, _ in known], [number for _, number in known]
                connection.execute(statements.FREE_UNKNOWN, {**scope, "keys": keys, "claims": claims})
                self._unsure.discard(run.worker)
            try:
                rows = _claim(connection, scope)
            except BaseException:
                self._unsure.add(run.worker)
                raise
        items = tuple(claimed(run.job, row) for row in rows if row["path"] is not None)
        held.update(map(_claim_of, items))
        due = rows[0]["dues"] or {}
        return Claims(items, {Step(step): math.inf if at is None else float(at) for step, at in due.items()})

    def settle(self, run: Run, outcomes: Sequence[StepOutcome]) -> Sequence[Result]:
        with self._connections.short() as connection:
            results = settle(connection, self._scope(connection, run), outcomes)
        self._held.get(run.worker, set()).difference_update(_claim_of(one.item) for one in outcomes)
        return results

    def save_upload(self, run: Run, item: Item, token: str) -> bool:
        with self._connections.short() as connection:
            scope = {**self._scope(connection, run), "key": key_of(item), "claim": item.claim, "token": token}
            return connection.execute(settling.SAVE_UPLOAD, scope).fetchone() is not None

    def indexed_items(self, run: Run) -> Iterator[tuple[str, str | None]]:
        with self._connections.long() as connection:
            for row in self._pages(connection, run, settling.INDEXED_ITEMS, "key", UUID(int=0)):
                yield row["indexed_item_id"], row["asset_id"]

    def reopen(self, run: Run, indexed_items: Collection[str], step: Step) -> None:
        with self._connections.short() as connection:
            scope = {**self._scope(connection, run), "indexed_items": list(indexed_items), "step": step.value}
            with connection.pipeline(), connection.transaction():
                connection.execute(settling.LOCK_GONE, scope)
                connection.execute(settling.REOPEN, scope)
                connection.execute(NOTIFY)

    def beat(self, run: Run, seen: Seen) -> Beat:
        stopped = seen.stopped
        with self._connections.short() as connection:
            scope = self._scope(connection, run) | {
                "reads": seen.reads,
                "stopped": None if stopped is None else stop_text(stopped),
                "stopped_at": -1 if stopped is None else STEPS.index(stopped.step),
                "enlists": run.worker in self._enlisting,
            }
            row = _one(connection, statements.BEAT, scope)
            if not row["is_living"]:  # the lease was over, so all claims have been lost or are now
                self._lost.add(run.worker)
                connection.execute(statements.FREE_OWN, scope)
                connection.execute(statements.RETURN, scope)
                row = _one(connection, statements.BEAT, scope)
            if row["leads"] and _one(connection, statements.FREE_DEAD, scope)["has_freed"]:
                connection.execute(NOTIFY)
            budgets.report(connection, run, seen)
            if row["leads"]:
                budgets.learn_pace(connection, run.job.account)
        reason = None if row["stopped"] is None else stop_of(row["stopped"])
        closed = frozenset[Step]() if reason is None else frozenset(STEPS[: STEPS.index(reason.step) + 1])
        was_lost = run.worker in self._lost
        self._lost.discard(run.worker)
        return Beat(row["leads"], self._lease, reason, closed, readers=row["readers"], was_lost=was_lost)

    def notified(self) -> bool:
        return self._connections.notified()

    def leave(self, run: Run) -> None:
        with self._connections.short() as connection:
            scope = self._scope(connection, run)
            connection.execute(statements.FREE_OWN, scope)
            for statement in (statements.LEAVE, statements.GIVE_UP_LEAD, statements.END_RUN, NOTIFY):
                connection.execute(statement, scope)
        self._held.pop(run.worker, None)
        self._lost.discard(run.worker)
        self._unsure.discard(run.worker)
        self._enlisting.pop(run.worker, None)

    def counts(self, run: Run) -> Counts:
        with self._connections.short() as connection:
            return counts_of(connection.execute(statements.COUNTS, {"runs": [run.number]}))

    def outcomes(self, run: Run) -> Iterator[ItemOutcome]:
        with self._connections.long() as connection:
            scope = self._scope(connection, run)
            if _one(connection, statements.LATEST_RUN, scope)["id"] > run.number:
                raise later_ingest(self._database.name)
            yield from map(outcome, self._pages(connection, run, statements.OUTCOMES, "position", -1))

    def _pages(
        self,
        connection: psycopg.Connection[DictRow],
        run: Run,
        statement: LiteralString,
        column: str,
        after: object,
    ) -> Iterator[DictRow]:
        """The rows of a statement, some at a time, in the order of a column."""
        scope = {**self._scope(connection, run), "limit": _PAGE}
        while page := connection.execute(statement, {**scope, "after": after}).fetchall():
            yield from page
            after = page[-1][column]

    def close(self) -> None:
        self._connections.close()

    def _scope(self, connection: psycopg.Connection[DictRow], run: Run) -> dict[str, Any]:
        """The parameters that most statements have."""
        if run.number not in self._targets:
            self._targets[run.number] = _one(connection, statements.TARGET_OF, {"run": run.number})["target"]
        return {
            "run": run.number,
            "target": self._targets[run.number],
            "worker": run.worker,
            "host": self._host,
            "process": os.getpid(),
            "account": run.job.account,
            "settling": run.job.tuning.settling,
            "max_retry": run.job.tuning.max_retry,
            "join_grace": run.job.tuning.join_grace,
            "lease": self._lease,
        }


def _claim_of(item: Item) -> tuple[UUID, int]:
    return key_of(item), item.claim


def _claim(connection: psycopg.Connection[DictRow], scope: Mapping[str, Any]) -> list[DictRow]:
    while True:
        try:
            return connection.execute(claiming.CLAIM, scope).fetchall()
        except UniqueViolation:  # at the same time another run has begun to upload one of these contents
            continue


def _one(connection: psycopg.Connection[DictRow], statement: LiteralString, scope: Mapping[str, Any]) -> DictRow:
    (row,) = connection.execute(statement, scope)
    return row
