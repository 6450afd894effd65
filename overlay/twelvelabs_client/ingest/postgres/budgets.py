"""The budget of an account: what workers report about limits, and what a leader learns from it."""

from __future__ import annotations

import json
from typing import Any

import psycopg
from psycopg.rows import DictRow

from ..beat import Answers, Seen
from ..budget import Pace, answers_to_uploads, closed_for, learn
from ..run import Run
from .statements import budgets as statements


def add_budget(connection: psycopg.Connection[DictRow], account: str) -> None:
    """Make the budget of an account, unless there is one."""
    connection.execute(statements.ADD_BUDGET, {"account": account, **_values(Pace())})


def report(connection: psycopg.Connection[DictRow], run: Run, seen: Seen) -> None:
    """Add what a worker has seen, once. After a refusal nothing is given out until the leader has learned from it."""
    answers = answers_to_uploads(seen)
    if answers != Answers():
        values = {name: getattr(answers, name) for name in ("accepted", "refused", "remaining", "reset", "pause")}
        scope = {"account": run.job.account, "worker": run.worker, "report": seen.id}
        connection.execute(statements.REPORT, {**scope, "closed_for": closed_for(answers), **values})


def learn_pace(connection: psycopg.Connection[DictRow], account: str) -> None:
    """Set the pace by what all workers have reported."""
    row = connection.execute(statements.READ_BUDGET, {"account": account}).fetchone()
    if row is None:
        return
    answers = Answers(row["accepted"], row["refused"], row["remaining"], row["reset"], row["pause"] or 0.0)
    pace = learn(Pace.from_json(json.loads(row["pace"])), answers, row["at"])
    values = {**_values(pace), "closed_until": pace.closed_until, "before": row["pace"]}
    if values["pace"] != row["pace"]:
        taken = {"accepted": answers.accepted, "refused": answers.refused}
        connection.execute(statements.LEARN, {"account": account, **values, **taken})


def _values(pace: Pace) -> dict[str, Any]:
    return {"pace": json.dumps(pace.to_json()), "spacing": pace.interval, "burst": pace.burst}
