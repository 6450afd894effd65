"""The ledger in one SQLite file, which any SQLite tool can read while an ingest runs.

The tables are described in `statements`. Only one process has the file open, so runs are open in memory only: when it
is opened, all that was running is dead.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from os import PathLike
from pathlib import Path
from typing import Any
from uuid import uuid4

from ..._uploads.checkpoint import account_of
from ..beat import Beat, Seen
from ..claims import Claims, Wanted
from ..model import FINDING, Counts, IngestItem, Item, ItemOutcome, Job, Result, Step
from ..rows import counts_of, item_row, later_ingest, outcome, target_key
from ..run import Run, check_options
from ..step_outcomes import Advanced, StepOutcome
from . import statements
from .clock import LedgerClock
from .database import LedgerDatabase
from .rows import claim_key, claimed, time_text
from .settling import settle

_BATCH = 500
"""Files per transaction, so that readers and other threads get their turn."""
_CLOCK_SKEW = timedelta(days=1)
"""How far this machine's clock and the platform's may be apart."""


@dataclass(slots=True)
class _OpenRun:
    """A run in which somebody takes part."""

    job: Job
    number: int
    retry_failed: bool = False
    newest: dict[Step, str] = field(default_factory=dict)
    """When the newest known object was created for the target by a step."""
    positions: Iterator[int] = field(default_factory=count)
    workers: set[str] = field(default_factory=set)
    enlisting: set[str] = field(default_factory=set)
    """The workers whose sources have not been read to their end."""


class SqliteLedger:
    """A ledger in one file. Only one process at a time can have it open; its ingests may share one object.

    Args:
        path: The file; it is created if it does not exist. A lock file beside it shows that the ledger is in use.
        durable: Whether the ledger survives a power failure. If false it is faster, and survives only the end of the
            process.
        clock: Returns the time in Unix seconds, in place of the system's clock.

    Raises:
        LedgerError: The file is in use by another ingest, is not a ledger, or cannot be written.
    """

    def __init__(
        self, path: str | PathLike[str], *, durable: bool = True, clock: Callable[[], float] | None = None
    ) -> None:
        self._file = LedgerDatabase(path, durable=durable)
        self._clock = LedgerClock(clock)
        self._open: dict[str, _OpenRun] = {}
        """By target. Changed in transactions only, which exclude each other."""

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def open(self, job: Job, *, retry_failed: bool) -> Run:
        target, worker, now = target_key(job.target), uuid4().hex, self._clock()
        with self._file.transaction() as db:
            opened = self._open.get(target)
            if opened is None:  # nobody holds a claim of an earlier run any more
                latest = db.execute("SELECT max(run) FROM items WHERE target = ?", (target,)).fetchone()[0]
                scope = {"open": json.dumps(list(self._open)), "now": now, "due": now + job.tuning.settling}
                db.execute(statements.FREE_CONTENTS + statements.OF_THE_DEAD, scope)
                opened = self._open[target] = _OpenRun(job, (latest or 0) + 1)
            check_options(job, opened.job.options)
            if opened.job.options.dry_run:
                opened.job = job
            opened.workers.add(worker)
            opened.enlisting.add(worker)
            opened.retry_failed |= retry_failed
        return Run(job, opened.number, worker)

    def enlist(self, run: Run, found: Iterable[IngestItem]) -> None:
        scope, job = _scope(run), run.job
        opened = self._open[scope["target"]]
        scope["retry"] = opened.retry_failed
        left = iter(found)
        while batch := list(islice(left, _BATCH)):
            rows = [{**scope, **item_row(item), "position": next(opened.positions)} for item in batch]
            with self._file.transaction() as db:
                db.executemany(statements.ENLIST, rows)
        now = self._clock()
        scope |= {"now": now, "latest": now + job.tuning.max_retry, "account": account_of(job.account)}
        with self._file.transaction() as db:
            for statement in (*statements.JOIN_RUN, *statements.REJOIN):
                db.execute(statement, {**scope, "content": None})
            newest = db.execute(statements.NEWEST, scope).fetchone()
            opened.newest = {step: newest[step] or "" for step in FINDING}
            opened.enlisting.discard(run.worker)

    def join(self, account: str) -> Run | None:
        with self._file.shared() as db:
            for opened in self._open.values():
                run = Run(opened.job, opened.number, uuid4().hex)
                if opened.job.account != account or opened.job.options.dry_run:
                    continue
                if opened.enlisting or db.execute(statements.DUES, _scope(run)).fetchone() is not None:
                    opened.workers.add(run.worker)
                    return run
        return None

    def claim(self, run: Run, wanted: Mapping[Step, Wanted]) -> Claims:
        now, scope = self._clock(), _scope(run)
        with self._file.shared() as db:  # most claims find nothing, so look before taking the write lock
            due = self._due(db, run, wanted, now)
        steps = [step for step in wanted if due.get(step) == 0.0]
        if not steps:
            return Claims((), due)
        items: list[Item] = []
        with self._file.transaction(durable=not FINDING.keys().isdisjoint(steps)) as db:
            for step in steps:
                items += self._claim(db, run, step, wanted[step], {**scope, "now": now})
            return Claims(items, self._due(db, run, wanted, now))

    def _claim(
        self, db: sqlite3.Connection, run: Run, step: Step, wanted: Wanted, scope: dict[str, Any]
    ) -> Iterator[Item]:
        now = scope["now"]
        scope = {**scope, "step": step, "latest": now - wanted.min_age, "limit": wanted.limit, "worker": run.worker}
        select, update = statements.CLAIM_ITEM if step is Step.FINGERPRINT else statements.CLAIM_CONTENT
        if step in FINDING:
            select, update = statements.CLAIM_CREATION
            long_ago = time_text(datetime.fromtimestamp(now, UTC) - _CLOCK_SKEW)
            scope["newest"] = self._open[scope["target"]].newest.get(step) or long_ago
        rows = db.execute(select, scope).fetchall()
        if step is Step.UPLOAD:
            rows = _not_elsewhere(db, rows, {**scope, "settling": run.job.tuning.settling})
        db.executemany(update, [{**scope, "key": row["key"]} for row in rows])
        return (claimed(run.job, step, row, now) for row in rows)

    def _due(self, db: sqlite3.Connection, run: Run, wanted: Mapping[Step, Wanted], now: float) -> dict[Step, float]:
        due: dict[Step, float] = {}
        for name, at in db.execute(statements.DUES, _scope(run)):
            step = Step(name)
            due[step] = min(due.get(step, math.inf), math.inf if at is None else max(at - now, 0.0))
        for step, one in wanted.items():
            if one.min_age and step is not Step.FINGERPRINT and due.get(step, math.inf) < math.inf:
                scope = {**_scope(run), "step": step, "min_age": one.min_age}
                due[step] = max(db.execute(statements.OLD_ENOUGH_AT, scope).fetchone()["due"] - now, 0.0)
        opened = self._open.get(target_key(run.job.target))
        if opened is not None and opened.enlisting - {run.worker}:
            due.setdefault(Step.FINGERPRINT, math.inf)
        return due

    def settle(self, run: Run, outcomes: Sequence[StepOutcome]) -> Sequence[Result]:
        opened = self._open.get(target_key(run.job.target))
        now = self._clock()
        with self._file.transaction() as db:
            retry_failed = opened is not None and opened.retry_failed
            results = [settle(db, run, each, now, retry_failed=retry_failed) for each in outcomes]
            if opened is not None:
                for each in outcomes:
                    if isinstance(each, Advanced):
                        _remember(opened.newest, Step.UPLOAD, each.facts.asset_created_at)
                        _remember(opened.newest, Step.ADD, each.facts.indexed_item_created_at)
        return results

    def save_upload(self, run: Run, item: Item, token: str) -> bool:
        with self._file.transaction(durable=True) as db:
            return db.execute(statements.SAVE_UPLOAD, {**claim_key(item, run), "token": token}).rowcount > 0

    def indexed_items(self, run: Run) -> Iterator[tuple[str, str | None]]:
        with self._file.reading() as db:
            yield from map(tuple, db.execute(statements.INDEXED_ITEMS, _scope(run)))

    def reopen(self, run: Run, indexed_items: Collection[str], step: Step) -> None:
        ids = json.dumps(list(indexed_items))
        with self._file.transaction() as db:
            db.execute(statements.REOPEN, {**_scope(run), "step": step, "now": self._clock(), "indexed_items": ids})

    def beat(self, run: Run, seen: Seen) -> Beat:
        return Beat(leads=True, lease=None)

    def notified(self) -> bool:
        return False  # those who share the file look for work each second

    def leave(self, run: Run) -> None:
        now, scope = self._clock(), _scope(run)
        scope |= {"worker": run.worker, "now": now, "due": now + run.job.tuning.settling}
        with self._file.transaction() as db:
            db.execute(statements.FREE_ITEMS, scope)
            db.execute(statements.FREE_CONTENTS + statements.OF_WORKER, scope)
            opened = self._open.get(scope["target"])
            if opened is not None:
                opened.workers.discard(run.worker)
                opened.enlisting.discard(run.worker)
                if not opened.workers:
                    del self._open[scope["target"]]

    def counts(self, run: Run) -> Counts:
        with self._file.reading() as db:
            return counts_of(db.execute(statements.COUNTS, _scope(run)))

    def outcomes(self, run: Run) -> Iterator[ItemOutcome]:
        scope = _scope(run)
        with self._file.reading() as db:
            latest = db.execute("SELECT max(run) FROM items WHERE target = :target", scope).fetchone()[0]
            if latest is not None and latest > run.number:
                raise later_ingest(repr(str(self.path)))
            for row in db.execute(statements.OUTCOMES, scope):
                yield outcome(row)

    def close(self) -> None:
        self._file.close()


def _scope(run: Run) -> dict[str, Any]:
    return {"target": target_key(run.job.target), "run": run.number}


def _not_elsewhere(db: sqlite3.Connection, rows: list[sqlite3.Row], scope: dict[str, Any]) -> list[sqlite3.Row]:
    """The contents that can be uploaded: no upload to another target is running, or has an unknown result."""
    left = []
    for row in rows:
        if row["goes_up"]:
            db.execute(statements.WAIT_FOR_OTHER, {**scope, "key": row["key"]})
        elif row["is_doubtful"]:
            db.execute(statements.DOUBT, {**scope, "key": row["key"]})
        else:
            left.append(row)
    return left


def _remember(newest: dict[Step, str], step: Step, created_at: datetime | None) -> None:
    newest[step] = max(newest.get(step, ""), time_text(created_at) or "")
