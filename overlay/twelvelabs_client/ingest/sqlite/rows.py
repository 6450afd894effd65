"""Converts between rows of the SQLite ledger and the objects of an ingest."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any

from ..model import Item, Job, Step
from ..rows import item_of, target_key
from ..run import Run


def claim_key(item: Item, run: Run) -> dict[str, Any]:
    """The row of an item, and the claim to it."""
    return {
        "target": target_key(item.job.target),
        "path": item.path,
        "content": item.content,
        "claim": item.claim,
        "worker": run.worker,
    }


def time_text(time: datetime | None) -> str | None:
    """A time of the platform as the ledger stores it: in UTC, so that texts sort like times."""
    return None if time is None else time.astimezone(UTC).isoformat(timespec="microseconds")


def to_time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def claimed(job: Job, step: Step, row: sqlite3.Row, now: float) -> Item:
    """The item of a row that is being claimed."""
    claim = row["claim"] + 1
    if row["content"] is None:
        return item_of(job, step, row, claim=claim)
    return item_of(
        job,
        step,
        row,
        claim=claim,
        age=max(0.0, now - row["arrived"]),
        made_after=to_time(row["made_after"]),
        asset_created_at=to_time(row["asset_created_at"]),
        made_before=tuple(row["made_before"].split("\n")) if row["made_before"] else (),
    )
