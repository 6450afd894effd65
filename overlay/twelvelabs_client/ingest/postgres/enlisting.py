"""Adds the files of a source to a run, in batches that are one statement each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import DictRow

from ..model import IngestItem, Target
from ..rows import item_row
from .rows import columns, key_of_path
from .statements import enlisting as statements
from .statements.common import LOCK_CONTENTS, NOTIFY

_BATCH = 1000
_COLUMNS = (
    *("key", "path", "position", "filename", "user_metadata", "size", "mtime_ns", "version"),
    *("state", "error_type", "error"),
)


class Enlistment:
    """The files of a source on their way into a run. A source is read once: after an error `finish` goes on."""

    def __init__(self, target: Target, source: Iterable[IngestItem]) -> None:
        self.source = source
        self._target = target
        self._left = iter(source)
        self._batch: list[dict[str, Any]] = []
        """Read, but perhaps not in the database."""
        self._first: int | None = None
        self._number = 0

    def finish(self, connection: psycopg.Connection[DictRow], scope: Mapping[str, Any]) -> None:
        """Add the files, after those of others, then bring the contents into the run that are known already."""
        first = self._first
        if first is None:
            (row,) = connection.execute(statements.BEGIN, scope)
            first = self._first = int(row["enlisted"]) << 32
        while self._batch or self._read(first):
            connection.execute(statements.ENLIST, {**scope, **columns(_COLUMNS, self._batch)})
            connection.execute(NOTIFY)
            self._batch = []
        end = first + self._number
        for start in range(first, end, _BATCH):
            part = {**scope, "first": start, "last": min(start + _BATCH, end) - 1}
            with connection.pipeline(), connection.transaction():
                connection.execute(statements.LOCK_ENLISTED, part)
                connection.execute(statements.MOVE_ENLISTED, part)
                connection.execute(NOTIFY)
        page = {**scope, "after": UUID(int=0), "limit": _BATCH}
        while keys := [row["key"] for row in connection.execute(statements.FAILED, page)]:
            with connection.pipeline(), connection.transaction():
                connection.execute(LOCK_CONTENTS, {**scope, "keys": keys})
                connection.execute(statements.RETRY, {**scope, "keys": keys})
                connection.execute(NOTIFY)
            page["after"] = keys[-1]
        connection.execute(statements.END, scope)

    def _read(self, first: int) -> bool:
        """Read the next batch. False at the end of the source."""
        for item in islice(self._left, _BATCH):
            row = {**item_row(item), "position": first + self._number}
            self._batch.append({**row, "key": key_of_path(self._target, row["path"])})
            self._number += 1
        return bool(self._batch)
