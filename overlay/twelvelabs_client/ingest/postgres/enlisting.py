"""Adds the files of a source to a run, in batches that are one statement each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count, islice
from typing import Any

import psycopg
from psycopg.rows import DictRow

from ..model import IngestItem, Target
from ..rows import item_row
from .rows import columns, key_of_path
from .statements import enlisting as statements

_BATCH = 1000
_COLUMNS = (
    *("key", "path", "position", "filename", "user_metadata", "size", "mtime_ns", "version"),
    *("state", "error_type", "error"),
)


def enlist(
    connection: psycopg.Connection[DictRow], target: Target, scope: Mapping[str, Any], found: Iterable[IngestItem]
) -> None:
    """Add files to a run, after those of others, then bring the contents into it that are known already."""
    (row,) = connection.execute(statements.BEGIN, scope)
    first = row["enlisted"] << 32
    positions, left = count(first), iter(found)
    while batch := list(islice(left, _BATCH)):
        rows = [{**item_row(item), "position": next(positions)} for item in batch]
        for row in rows:
            row["key"] = key_of_path(target, row["path"])
        connection.execute(statements.ENLIST, {**scope, **columns(_COLUMNS, rows)})
    end = next(positions)
    for start in range(first, end, _BATCH):
        connection.execute(statements.MOVE_ENLISTED, {**scope, "first": start, "last": min(start + _BATCH, end) - 1})
    while connection.execute(statements.RETRY_FAILED, {**scope, "limit": _BATCH}).rowcount:
        pass
    connection.execute(statements.END, scope)
