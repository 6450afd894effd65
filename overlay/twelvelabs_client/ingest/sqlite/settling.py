"""How the SQLite ledger records outcomes: one statement for each, two or three for a content that it learns of."""

from __future__ import annotations

import sqlite3
from typing import Any

from ..._uploads.checkpoint import account_of
from ..model import FINDING, Result
from ..rows import to_text
from ..run import Run
from ..step_outcomes import Advanced, Failed, Identified, Postponed, StepOutcome
from . import statements
from .rows import claim_key, time_text

_IDENTIFIED = {"done": Result.READY, "failed": Result.FAILED}
"""The result of the first step for a file whose content is known, by the state of that."""


def settle(db: sqlite3.Connection, run: Run, outcome: StepOutcome, now: float, *, retry_failed: bool) -> Result:
    """Record one outcome, unless its claim has been lost."""
    key = claim_key(outcome.item, run)
    match outcome:
        case Advanced():
            return _advance(db, outcome, key, now)
        case Identified():
            return _identify(db, run, outcome, key, now, retry_failed=retry_failed)
        case Postponed():
            return _postpone(db, outcome, key, now)
        case Failed():
            statement = statements.FAIL_ITEM if outcome.item.content is None else statements.FAIL
            row = {
                **key,
                "now": now,
                "retry_from": outcome.retry_from,
                "error_type": outcome.error_type,
                "error": outcome.error,
                "upload_ended": outcome.upload_ended,
            }
            return Result.FAILED if _changed(db, statement, row) else Result.LOST


def _changed(db: sqlite3.Connection, statement: str, row: dict[str, Any]) -> bool:
    return db.execute(statement, row).rowcount > 0


def _advance(db: sqlite3.Connection, outcome: Advanced, key: dict[str, Any], now: float) -> Result:
    item, step, facts = outcome.item, outcome.step, outcome.facts
    row = {
        **key,
        "step": item.step,
        "finding": FINDING.get(item.step),
        "next": step or item.step,
        "state": "pending" if step else "done",
        "now": now,
        "attempts": outcome.attempts,
        "asset_id": facts.asset_id,
        "asset_created_at": time_text(facts.asset_created_at),
        "indexed_item_id": facts.indexed_item_id,
        "indexed_item_created_at": time_text(facts.indexed_item_created_at),
        "metadata_sent": None if facts.metadata_sent is None else to_text(facts.metadata_sent),
    }
    if not _changed(db, statements.ADVANCE, row):
        return Result.LOST
    return Result.MOVED if step else Result.READY


def _postpone(db: sqlite3.Connection, outcome: Postponed, key: dict[str, Any], now: float) -> Result:
    if outcome.item.content is None:
        return Result.LATER if _changed(db, statements.POSTPONE_ITEM, key) else Result.LOST
    row = {
        **key,
        "next": outcome.step or outcome.item.step,
        "now": now,
        "due": now + outcome.seconds,
        "counted": int(outcome.counted),
        "upload_ended": outcome.upload_ended,
    }
    return Result.LATER if _changed(db, statements.POSTPONE, row) else Result.LOST


def _identify(
    db: sqlite3.Connection, run: Run, outcome: Identified, key: dict[str, Any], now: float, *, retry_failed: bool
) -> Result:
    row = {
        **key,
        "run": run.number,
        "content": outcome.content,
        "size": outcome.size,
        "mtime_ns": outcome.mtime_ns,
        "version": outcome.version,
        "account": account_of(outcome.item.job.account),
        "now": now,
        "latest": now + outcome.item.job.tuning.max_retry,
        "retry": retry_failed,
    }
    if not _changed(db, statements.IDENTIFY, row):
        return Result.LOST
    known = db.execute(statements.KNOWN_CONTENT, row).fetchone()
    if known is None:
        db.execute(statements.NEW_CONTENT, row)
        return Result.MOVED
    if known["run"] == run.number:
        return Result.DUPLICATE
    db.execute(statements.REJOIN_CONTENT, row)
    for statement in statements.REJOIN:
        db.execute(statement, row)
    state: str = db.execute(statements.KNOWN_CONTENT, row).fetchone()["state"]
    return _IDENTIFIED.get(state, Result.MOVED)
