"""The ledger in one SQLite file, which any SQLite tool can read while an ingest runs.

The tables are described in `statements`.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any

from twelvelabs_lowlevel.redaction import shown

from ..._uploads.checkpoint import account_of
from ..._uploads.checkpoint_store import try_lock
from ...errors import LedgerError
from ..model import FINDING, Counts, Facts, IngestItem, Item, ItemOutcome, ItemStatus, Job, Step
from . import statements
from .clock import LedgerClock
from .rows import (
    as_status,
    claimed,
    content_key,
    count_contents,
    count_items,
    item_key,
    item_row,
    outcome,
    target_key,
    time_text,
    to_text,
)

_VERSION = 5
_BATCH = 500
"""Files per transaction, so that readers and other threads get their turn."""
_LONG = 3600.0
"""What `next_due` says if all items are claimed."""
_MAGIC = b"SQLite format 3\0"
_CLOCK_SKEW = timedelta(days=1)
"""How far this machine's clock and the platform's may be apart."""


@contextmanager
def _transaction_of(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


class SqliteLedger:
    """A ledger in one file. Only one process at a time can have it open.

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
        self.path = _absolute(path)
        self._durable = durable
        self._clock = LedgerClock(clock)
        self._mutex = threading.Lock()
        with self._errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = try_lock(self.path.with_name(self.path.name + ".db"))
        if lock is None:
            raise LedgerError(f"the ledger {str(self.path)!r} is in use by another ingest; wait until that has ended")
        self._lock = lock
        try:
            with self._errors():
                self._db = self._open()
        except BaseException:
            self._lock.close()
            raise
        self._runs: dict[str, int] = {}
        self._retries: dict[str, bool] = {}
        self._newest: dict[tuple[str, Step], str] = {}
        """When the newest known object was created for a target by a step."""

    def _open(self) -> sqlite3.Connection:
        self.path.touch(mode=0o600)  # paths and metadata are private
        with self.path.open("rb") as file:
            if file.read(len(_MAGIC)) not in (b"", _MAGIC):
                raise LedgerError(f"{str(self.path)!r} is not a ledger; name another file")
        db = self._connect("rw")
        try:
            db.row_factory = sqlite3.Row
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION, *statements.MIGRATIONS):
                raise LedgerError(
                    f"the ledger {str(self.path)!r} has format {version}, but this version of the package writes "
                    f"format {_VERSION}: continue with the version that wrote it, or name another file"
                )
            if version == 0 and db.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise LedgerError(f"{str(self.path)!r} is another kind of database; name another file")
            db.execute(f"PRAGMA synchronous = {'NORMAL' if self._durable else 'OFF'}")
            db.execute("PRAGMA journal_mode = WAL")
            db.executescript(statements.SCHEMA)
            with _transaction_of(db):
                for old in range(version or _VERSION, _VERSION):
                    db.execute(statements.MIGRATIONS[old])
                db.execute(f"PRAGMA user_version = {_VERSION}")
        except BaseException:
            db.close()
            raise
        return db

    def _connect(self, mode: str) -> sqlite3.Connection:
        where = f"{self.path.as_uri()}?mode={mode}"
        return sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LedgerError(f"the ledger {str(self.path)!r} cannot be used: {error}") from error

    @contextmanager
    def _transaction(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        with self._mutex, self._errors():
            if durable and self._durable:
                self._db.execute("PRAGMA synchronous = FULL")
            try:
                with _transaction_of(self._db):
                    yield self._db
            finally:
                if durable and self._durable:
                    self._db.execute("PRAGMA synchronous = NORMAL")

    def enlist(self, job: Job, found: Iterable[IngestItem], *, retry_failed: bool) -> None:
        target, positions = target_key(job.target), iter(range(1 << 62))
        with self._transaction() as db:
            latest = db.execute("SELECT max(run) FROM items WHERE target = ?", (target,)).fetchone()[0]
        scope: dict[str, Any] = {
            "target": target,
            "run": (latest or 0) + 1,
            "now": self._clock(),
            "retry": retry_failed,
        }
        rest = iter(found)
        while batch := list(islice(rest, _BATCH)):
            rows = [{**scope, **item_row(item), "position": next(positions)} for item in batch]
            with self._transaction() as db:
                db.executemany(statements.ENLIST, rows)
        with self._transaction() as db:
            scope |= {"due": scope["now"] + job.tuning.settling, "latest": scope["now"] + job.tuning.max_retry}
            scope |= {"platform": account_of(job.account), "content": None}
            for statement in (*statements.BEGIN_RUN, *statements.REJOIN):
                db.execute(statement, scope)
            newest = db.execute(statements.NEWEST, scope).fetchone()
        self._newest |= {(target, step): newest[step] or "" for step in FINDING}
        self._runs[target], self._retries[target] = scope["run"], retry_failed

    def claim(self, job: Job, step: Step, limit: int = 1, *, min_age: float = 0.0) -> Sequence[Item]:
        now = self._clock()
        scope: dict[str, Any] = {**self._scope(job), "step": step, "now": now, "latest": now - min_age, "limit": limit}
        select, update = statements.CLAIM_ITEM if step is Step.FINGERPRINT else statements.CLAIM_CONTENT
        if step in FINDING:
            select, update = statements.CLAIM_CREATION
            long_ago = time_text(datetime.fromtimestamp(now, UTC) - _CLOCK_SKEW)
            scope["newest"] = self._newest[scope["target"], step] or long_ago
        # Most claims find nothing, so look before taking the write lock.
        with self._mutex, self._errors():
            if self._db.execute(select, scope).fetchone() is None:
                return ()
        with self._transaction(durable=step in FINDING) as db:
            rows = db.execute(select, scope).fetchall()
            db.executemany(update, [{**scope, "key": row["key"]} for row in rows])
        return [claimed(job, step, row, now) for row in rows]

    def advance(self, item: Item, step: Step | None, facts: Facts | None = None) -> None:
        facts = facts or Facts()
        created = {Step.UPLOAD: time_text(facts.asset_created_at), Step.ADD: time_text(facts.indexed_item_created_at)}
        with self._transaction() as db:
            for creating, time in created.items():
                key = target_key(item.job.target), creating
                self._newest[key] = max(self._newest.get(key, ""), time or "")
            db.execute(
                statements.ADVANCE,
                {
                    **content_key(item),
                    "step": step or item.step,
                    "state": "pending" if step else "done",
                    "now": self._clock(),
                    "attempts": item.attempts if item.is_signed and step is Step.AWAIT_ASSET else 0,
                    "asset_id": facts.asset_id,
                    "asset_created_at": created[Step.UPLOAD],
                    "indexed_item_id": facts.indexed_item_id,
                    "indexed_item_created_at": created[Step.ADD],
                    "metadata_sent": None if facts.metadata_sent is None else to_text(facts.metadata_sent),
                },
            )

    def identify(
        self, item: Item, content: str, size: int | None, mtime_ns: int | None, version: str | None = None
    ) -> ItemStatus:
        now = self._clock()
        row = {
            **self._scope(item.job),
            "path": item.path,
            "content": content,
            "size": size,
            "mtime_ns": mtime_ns,
            "version": version,
            "platform": account_of(item.job.account),
            "now": now,
            "latest": now + item.job.tuning.max_retry,
        }
        with self._transaction() as db:
            db.execute(
                "UPDATE items SET state = 'known', content = :content, version = coalesce(:version, version)"
                " WHERE target = :target AND path = :path",
                row,
            )
            known = db.execute("SELECT run FROM contents WHERE target = :target AND content = :content", row).fetchone()
            if known is None:
                self._add_content(db, row, item.job.tuning.settling)
                return ItemStatus.PENDING
            if known["run"] == row["run"]:
                return ItemStatus.DUPLICATE
            # Known from an earlier run; from now on it is read from this path.
            db.execute(
                "UPDATE contents SET run = :run, path = :path, size = :size, mtime_ns = :mtime_ns, arrived = :now,"
                " due = CASE WHEN due > :latest THEN :now ELSE due END WHERE target = :target AND content = :content",
                row,
            )
            for statement in statements.REJOIN:
                db.execute(statement, {**row, "retry": self._retries[row["target"]]})
            select = "SELECT state FROM contents WHERE target = :target AND content = :content"
            return as_status(db.execute(select, row).fetchone()["state"])

    def _add_content(self, db: sqlite3.Connection, row: dict[str, Any], settling: float) -> None:
        """Add a content that is new to the target. Its upload to another target may have an unknown result."""
        doubtful = db.execute(statements.DOUBTFUL_ELSEWHERE, row).fetchone()
        new = {"step": Step.UPLOAD, "due": row["now"], "made_after": None, "sent_as": None}
        if doubtful is not None:
            new |= {"step": Step.FIND_ASSET, "due": row["now"] + settling, **doubtful}
        db.execute(statements.NEW_CONTENT, {**row, **new})

    def postpone(self, item: Item, seconds: float, step: Step | None = None, *, counted: bool = False) -> None:
        with self._transaction() as db:
            if item.content is None:
                db.execute("UPDATE items SET state = 'pending' WHERE target = :target AND path = :path", item_key(item))
                return
            now = self._clock()
            db.execute(
                "UPDATE contents SET state = 'pending', step = :step, due = :due, attempts = attempts + :counted,"
                " arrived = CASE WHEN step = :step THEN arrived ELSE :now END"
                " WHERE target = :target AND content = :content",
                {
                    **content_key(item),
                    "step": step or item.step,
                    "now": now,
                    "due": now + seconds,
                    "counted": int(counted),
                },
            )

    def fail(self, item: Item, error: Exception, retry_from: Step) -> None:
        reason = {"error_type": type(error).__name__, "error": shown(str(error))}
        with self._transaction() as db:
            if item.content is None:
                db.execute(
                    "UPDATE items SET state = 'failed', error_type = :error_type, error = :error"
                    " WHERE target = :target AND path = :path",
                    {**item_key(item), **reason},
                )
                return
            db.execute(
                "UPDATE contents SET state = 'failed', retry_from = :retry_from, error_type = :error_type,"
                " error = :error WHERE target = :target AND content = :content",
                {**content_key(item), **reason, "retry_from": retry_from},
            )

    def assets_of(self, job: Job, content: str) -> Sequence[str]:
        with self._mutex, self._errors():
            rows = self._db.execute(statements.ASSET_ELSEWHERE, (content, account_of(job.account))).fetchall()
        return [row["asset_id"] for row in rows]

    def next_due(self, job: Job, steps: Collection[Step]) -> float | None:
        scope = self._scope(job)
        dues: list[float] = []
        with self._mutex, self._errors():
            for step in steps:
                query = statements.NEXT_ITEM if step is Step.FINGERPRINT else statements.NEXT_CONTENT
                for state in ("pending", "running"):
                    row = self._db.execute(query, {**scope, "step": step, "state": state}).fetchone()
                    if row is not None:
                        dues.append(max(0.0, row["due"] - self._clock()) if state == "pending" else _LONG)
        return min(dues, default=None)

    def counts(self, job: Job) -> Counts:
        scope, counts = self._scope(job), Counts()
        with self._reading() as db:
            for row in db.execute(statements.COUNT_ITEMS, scope):
                count_items(counts, row)
            for row in db.execute(statements.COUNT_CONTENTS, scope):
                count_contents(counts, row)
        return counts

    def outcomes(self, job: Job) -> Iterator[ItemOutcome]:
        scope = self._scope(job)
        with self._reading() as db:
            latest = db.execute("SELECT max(run) FROM items WHERE target = :target", scope).fetchone()[0]
            if latest is not None and latest > scope["run"]:
                raise LedgerError(
                    f"the ledger {str(self.path)!r} has been used for a later ingest, which has a report of its own; "
                    "read a report's files, or write it to a file, before the next ingest"
                )
            for row in db.execute(statements.OUTCOMES, scope):
                yield outcome(row)

    def close(self) -> None:
        with self._mutex:
            self._db.close()
            self._lock.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A separate connection, so that reading works during writing, and after `close`."""
        with self._errors(), closing(self._connect("ro")) as db:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA query_only = ON")
            yield db

    def _scope(self, job: Job) -> dict[str, Any]:
        target = target_key(job.target)
        if target not in self._runs:
            raise LedgerError(f"the ledger {str(self.path)!r} has no run for {job.target}: enlist files first")
        return {"target": target, "run": self._runs[target]}


def _absolute(path: str | PathLike[str]) -> Path:
    try:
        name = os.fsdecode(path)
    except Exception as error:  # other libraries' paths may raise anything
        raise LedgerError(f"a {type(path).__name__} cannot be the path of a ledger: {error}") from error
    if "\0" in name:
        raise LedgerError(f"{name!r} cannot be the path of a ledger: it contains a null character")
    return Path(name).absolute()
