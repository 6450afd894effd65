"""Records the outcomes of steps, all of a call in one transaction that is sent at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

import psycopg
from psycopg.rows import DictRow

from ..model import Result, Step
from ..rows import to_text
from ..step_outcomes import Advanced, Failed, Identified, Postponed, StepOutcome
from .rows import columns, key_of, key_of_content
from .statements import settling as statements
from .statements.common import LOCK_CONTENTS, NOTIFY

_Connection: TypeAlias = psycopg.Connection[DictRow]
_Answer: TypeAlias = psycopg.Cursor[DictRow]
_Scope: TypeAlias = Mapping[str, Any]
_Rows: TypeAlias = list[dict[str, Any]]


def settle(connection: _Connection, scope: _Scope, outcomes: Sequence[StepOutcome]) -> Sequence[Result]:
    """Record outcomes, and return the result of each."""
    rows: dict[type, _Rows] = {Advanced: [], Identified: [], Postponed: [], Failed: []}
    for number, outcome in enumerate(outcomes):
        rows[type(outcome)].append(_row(number, outcome))
    results = [Result.LOST] * len(outcomes)
    with connection.pipeline(), connection.transaction():
        answers = [*_settle_items(connection, scope, rows), *_settle_contents(connection, scope, rows)]
    for answer in answers:
        for row in answer:
            results[row["n"]] = Result(row["result"])
    return results


def _settle_items(connection: _Connection, scope: _Scope, rows: Mapping[type, _Rows]) -> Iterator[_Answer]:
    identified, postponed, failed = rows[Identified], *(_of(rows[kind], items=True) for kind in (Postponed, Failed))
    if keys := [row["key"] for row in (*identified, *postponed, *failed)]:
        connection.execute(statements.LOCK_ITEMS, {"keys": keys})
    if identified:
        connection.execute(statements.IDENTIFY, _given(scope, identified))
    if postponed:
        yield connection.execute(statements.POSTPONE_ITEMS, _given(scope, postponed))
    if failed:
        yield connection.execute(statements.FAIL_ITEMS, _given(scope, failed))


def _settle_contents(connection: _Connection, scope: _Scope, rows: Mapping[type, _Rows]) -> Iterator[_Answer]:
    identified, advanced = rows[Identified], rows[Advanced]
    postponed, failed = (_of(rows[kind], items=False) for kind in (Postponed, Failed))
    keys = [row["content_key"] for row in identified] + [row["key"] for row in (*advanced, *postponed, *failed)]
    doubtful = [row["key"] for row in (*postponed, *failed) if row["is_doubtful"]]
    if identified or doubtful:
        connection.execute(statements.LOCK_ADDITIONS, scope)
    if keys:
        connection.execute(LOCK_CONTENTS, {**scope, "keys": keys})
    if identified:
        given = _given(scope, identified)
        connection.execute(statements.ADD_CONTENTS, given)
        connection.execute(statements.MOVE_IDENTIFIED, given)
        yield connection.execute(statements.IDENTIFIED, given)
    if postponed:
        yield connection.execute(statements.POSTPONE_CONTENTS, _given(scope, postponed))
    if failed:
        yield connection.execute(statements.FAIL_CONTENTS, _given(scope, failed))
    if identified or any(row["not_here"] for row in rows[Failed]) or any(row["is_new_upload"] for row in postponed):
        connection.execute(NOTIFY)
    if doubtful:
        connection.execute(statements.SPREAD_DOUBT, {"keys": doubtful})
    if advanced:
        yield connection.execute(statements.ADVANCE, _given(scope, advanced))
        newest = {
            "asset": _newest(advanced, "asset_created_at"),
            "indexed_item": _newest(advanced, "indexed_item_created_at"),
        }
        if any(newest.values()):
            connection.execute(statements.NEWEST, {**scope, **newest})


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
                "attempts": outcome.attempts,
                "asset_id": facts.asset_id,
                "asset_created_at": _utc(facts.asset_created_at),
                "indexed_item_id": facts.indexed_item_id,
                "indexed_item_created_at": _utc(facts.indexed_item_created_at),
                "metadata_sent": None if sent is None else to_text(sent),
            }
        case Identified(content=content, size=size, mtime_ns=mtime_ns, version=version):
            return row | {
                "content_key": key_of_content(content),
                "content": content,
                "size": size,
                "mtime_ns": mtime_ns,
                "version": version,
            }
        case Postponed(seconds=seconds, step=step, counted=counted, upload_ended=upload_ended):
            following = step or item.step
            return row | {
                "seconds": float(seconds),
                "step": following.value,
                "counted": int(counted),
                "upload_ended": upload_ended,
                "is_doubtful": following is Step.FIND_ASSET and item.step is Step.UPLOAD,
                "is_new_upload": following is Step.UPLOAD and item.step is not Step.UPLOAD,
            }
        case Failed(
            error_type=error_type, error=error, retry_from=retry_from, not_here=not_here, upload_ended=upload_ended
        ):
            return row | {
                "retry_from": retry_from.value,
                "error_type": error_type,
                "error": error,
                "not_here": not_here,
                "upload_ended": upload_ended,
                "is_doubtful": retry_from is Step.FIND_ASSET and item.step is Step.UPLOAD,
            }


def _utc(time: datetime | None) -> datetime | None:
    return None if time is None else time.astimezone(UTC)


def _of(rows: _Rows, *, items: bool) -> _Rows:
    """The rows that are of files whose content is not known, or those of contents."""
    return [row for row in rows if row["of_item"] is items]


def _given(scope: _Scope, rows: _Rows) -> dict[str, Any]:
    return {**scope, **columns(list(rows[0]), rows)}


def _newest(rows: _Rows, name: str) -> datetime | None:
    return max((row[name] for row in rows if row[name] is not None), default=None)
