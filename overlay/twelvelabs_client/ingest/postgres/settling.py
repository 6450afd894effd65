"""Records the outcomes of steps, all of a call in one transaction that is sent at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, LiteralString, TypeAlias

import psycopg
from psycopg.rows import DictRow

from ..model import Result, Step
from ..step_outcomes import Advanced, Failed, Identified, Postponed, StepOutcome
from .rows import columns, key_of, key_of_content
from .statements import settling as statements

_Rows: TypeAlias = list[dict[str, Any]]


def settle(
    connection: psycopg.Connection[DictRow], scope: Mapping[str, Any], outcomes: Sequence[StepOutcome]
) -> Sequence[Result]:
    """Record outcomes, and return the result of each."""
    rows: dict[type, _Rows] = {Advanced: [], Identified: [], Postponed: [], Failed: []}
    for number, outcome in enumerate(outcomes):
        rows[type(outcome)].append(_row(number, outcome))
    results = [Result.LOST] * len(outcomes)
    with connection.pipeline(), connection.transaction():
        answers = [
            *_identify(connection, scope, rows[Identified]),
            *_change(connection, scope, rows[Postponed], statements.POSTPONE_ITEMS, statements.POSTPONE_CONTENTS),
            *_change(connection, scope, rows[Failed], statements.FAIL_ITEMS, statements.FAIL_CONTENTS),
            *_advance(connection, scope, rows[Advanced]),
        ]
        if keys := [row["key"] for row in (*rows[Postponed], *rows[Failed]) if row["is_doubtful"]]:
            connection.execute(statements.SPREAD_DOUBT, {"keys": keys})  # the rows are as changed above
    for answer in answers:
        for row in answer:
            results[row["n"]] = Result(row["result"])
    return results


def _row(number: int, outcome: StepOutcome) -> dict[str, Any]:
    item = outcome.item
    row: dict[str, Any] = {
        "n": number,
        "key": key_of(item),
        "claim": item.claim,
        "of_item": item.content is None,
    }
    match outcome:
        case Advanced(step=step, facts=facts):
            sent = facts.metadata_sent
            return row | {
                "step": None if step is None else step.value,
                "attempts": item.attempts if item.is_signed and step is Step.AWAIT_ASSET else 0,
                "asset_id": facts.asset_id,
                "asset_created_at": _utc(facts.asset_created_at),
                "indexed_item_id": facts.indexed_item_id,
                "indexed_item_created_at": _utc(facts.indexed_item_created_at),
                "metadata_sent": None if sent is None else json.dumps(sent, sort_keys=True),
            }
        case Identified(content=content, size=size, mtime_ns=mtime_ns, version=version):
            return row | {
                "content_key": key_of_content(content),
                "content": content,
                "size": size,
                "mtime_ns": mtime_ns,
                "version": version,
            }
        case Postponed(seconds=seconds, step=step, counted=counted):
            following = step or item.step
            return row | {
                "seconds": float(seconds),
                "step": following.value,
                "counted": int(counted),
                "is_doubtful": following is Step.FIND_ASSET and item.step is Step.UPLOAD,
            }
        case Failed(error_type=error_type, error=error, retry_from=retry_from, not_here=not_here):
            return row | {
                "retry_from": retry_from.value,
                "error_type": error_type,
                "error": error,
                "not_here": not_here,
                "is_doubtful": retry_from is Step.FIND_ASSET and item.step is Step.UPLOAD,
            }


def _utc(time: datetime | None) -> datetime | None:
    return None if time is None else time.astimezone(UTC)


def _given(rows: _Rows) -> dict[str, list[Any]]:
    return columns(list(rows[0]), rows)


def _identify(
    connection: psycopg.Connection[DictRow], scope: Mapping[str, Any], rows: _Rows
) -> list[psycopg.Cursor[DictRow]]:
    if not rows:
        return []
    values = {**scope, **_given(rows)}
    for statement in (statements.IDENTIFY, statements.ADD_CONTENTS, statements.MOVE_IDENTIFIED):
        connection.execute(statement, values)
    return [connection.execute(statements.IDENTIFIED, values)]


def _change(
    connection: psycopg.Connection[DictRow],
    scope: Mapping[str, Any],
    rows: _Rows,
    of_items: LiteralString,
    of_contents: LiteralString,
) -> list[psycopg.Cursor[DictRow]]:
    parts: list[tuple[LiteralString, _Rows]] = [
        (of_items, [row for row in rows if row["of_item"]]),
        (of_contents, [row for row in rows if not row["of_item"]]),
    ]
    return [connection.execute(statement, {**scope, **_given(part)}) for statement, part in parts if part]


def _advance(
    connection: psycopg.Connection[DictRow], scope: Mapping[str, Any], rows: _Rows
) -> list[psycopg.Cursor[DictRow]]:
    if not rows:
        return []
    answer = connection.execute(statements.ADVANCE, {**scope, **_given(rows)})
    newest = {"asset": _newest(rows, "asset_created_at"), "indexed_item": _newest(rows, "indexed_item_created_at")}
    if any(newest.values()):
        connection.execute(statements.NEWEST, {**scope, **newest})
    return [answer]


def _newest(rows: _Rows, name: str) -> datetime | None:
    return max((row[name] for row in rows if row[name] is not None), default=None)
