"""The state of a sandbox in one SQLite file: short statements under one lock, so any thread may call."""

import atexit
import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

import orjson

from twelvelabs_sandbox.errors import SandboxError, StoppedError, UnknownResourceError

VERSION = 4
"""Raised whenever tables.sql changes: a data folder with another version is refused, not migrated."""


@dataclass
class Selection:
    """A query built from conditions: the rows of ``table`` that meet all of them.

    ``columns`` and conditions are SQL from this package, never text from a request; that belongs in ``values``.
    """

    table: str
    columns: str = "*"
    conditions: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    def where(self, condition: str, **values: object) -> "Selection":
        """Add a condition, with the values of its ``:name`` placeholders. Returns the selection."""
        self.conditions.append(condition)
        self.values.update(values)
        return self

    def where_equal(self, **columns: object) -> "Selection":
        """Add the condition that each column has its value; None adds no condition. Returns the selection."""
        for name, value in columns.items():
            if value is not None:
                self.where(f"{name} = :{name}", **{name: value})
        return self

    def where_in(self, column: str, options: Sequence[str]) -> "Selection":
        """Add the condition that a column has one of these values; no options add no condition."""
        if not options:
            return self
        name = f"{column}_in"
        condition = " ".join((column, "IN (SELECT value FROM json_each(", f":{name}", "))"))
        return self.where(condition, **{name: to_json(options)})

    def sql(self, columns: str, ending: str = "") -> str:
        """The SELECT statement for these columns."""
        where = " AND ".join(["1", *self.conditions])
        # Filters name computed columns such as status, so they apply outside of the query that computes them.
        return " ".join(("SELECT", columns, "FROM (SELECT", self.columns, "FROM", self.table, ") WHERE", where, ending))


class Database:
    """The database of one sandbox. Once it has been closed or emptied, all methods raise StoppedError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._lock = threading.RLock()
        self._open: sqlite3.Connection | None = connection

    @classmethod
    def open(cls, path: Path, *, durable: bool = True) -> "Database":
        """The database in a file, which is created if it is empty. SandboxError if its version is another one.

        Unless it is ``durable``, it need not survive a crash of the machine, which makes it faster.
        """
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, "NORMAL" if durable else "OFF")
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            raise StoppedError
        return self._open

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            connection, self._open = self._open, None
            if connection is not None:
                connection.close()

    def emptied(self) -> "Database":
        """The database without anything but the settings, in the same file. This object counts as closed."""
        with self._lock, contextlib.closing(sqlite3.connect(":memory:")) as empty:
            _tables().backup(empty)
            return self._replaced(empty, [row["name"] for row in self.rows("SELECT name FROM settings")])

    def replaced(self, path: Path, kept: Sequence[str]) -> "Database":
        """The content of another file except for the settings ``kept``, in this file. This object counts as closed."""
        with self._lock, contextlib.closing(sqlite3.connect(path)) as other:
            return self._replaced(other, kept)

    def _replaced(self, content: sqlite3.Connection, kept: Sequence[str]) -> "Database":
        connection = self._connection
        settings = [(name, self.setting(name)) for name in kept]
        content.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", settings)
        content.commit()
        content.backup(connection)  # in one transaction
        self._open = None
        return Database(connection)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit the statements within together, or roll all of them back after an exception. May be nested."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Let all other threads wait until the end of the block."""
        with self._lock:
            yield

    def copy(self, path: Path, settings: Mapping[str, str]) -> None:
        """Copy everything to a new file, and change settings in the copy."""
        with contextlib.closing(sqlite3.connect(path)) as copy:
            with self._lock:
                self._connection.backup(copy)
            copy.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", settings.items())
            copy.commit()
            copy.execute("PRAGMA journal_mode = DELETE")  # nothing of it is in another file

    def run(self, sql: str, **values: object) -> int:
        """Execute a statement and return the number of rows it changed."""
        with self._lock:
            return self._connection.execute(sql, values).rowcount

    def row(self, sql: str, **values: object) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        with self._lock:
            row: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def rows(self, sql: str, **values: object) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def count(self, selection: Selection) -> int:
        """The number of rows in a selection."""
        row = self.row(selection.sql("count(*)"), **selection.values)
        return int(row[0]) if row else 0

    def select(self, selection: Selection, *, order: str = "1", limit: int = -1, offset: int = 0) -> list[sqlite3.Row]:
        """The rows of a selection, in an order given as SQL."""
        sql = selection.sql("*", f"ORDER BY {order} LIMIT :row_limit OFFSET :row_offset")
        return self.rows(sql, **selection.values, row_limit=limit, row_offset=offset)

    def first(self, selection: Selection) -> sqlite3.Row | None:
        """The first row of a selection, or None."""
        return next(iter(self.select(selection, limit=1)), None)

    def find(self, kind: str, selection: Selection, identifier: str) -> sqlite3.Row:
        """The row of a selection with this id. UnknownResourceError, which names the kind, if there is none."""
        row = self.first(selection.where_equal(id=identifier))
        if row is None:
            raise UnknownResourceError(kind, identifier)
        return row

    def insert(self, table: str, **values: object) -> None:
        """Insert a row."""
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        self.run(" ".join(("INSERT INTO", table, "(", names, ") VALUES (", marks, ")")), **values)

    def insert_all(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Insert rows that have the same columns, all or none."""
        if rows:
            names, marks = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
            with self.transaction():
                self._connection.executemany(
                    " ".join(("INSERT INTO", table, "(", names, ") VALUES (", marks, ")")), rows
                )

    def update(self, table: str, identifier: str, **values: object) -> int:
        """Update the row with this id and return the number of changed rows: 0 if there is none."""
        changes = ", ".join(f"{name} = :{name}" for name in values)
        sql = " ".join(("UPDATE", table, "SET", changes, "WHERE id = :row_id"))
        return self.run(sql, row_id=identifier, **values)

    def delete(self, table: str, identifier: str) -> None:
        """Delete the row with this id."""
        self.run(" ".join(("DELETE FROM", table, "WHERE id = :id")), id=identifier)

    def setting(self, name: str) -> str | None:
        """A stored setting, or None."""
        row = self.row("SELECT value FROM settings WHERE name = :name", name=name)
        return str(row["value"]) if row else None

    def keep_setting(self, name: str, value: str) -> None:
        """Store a setting, so that it survives restarts."""
        self.run("INSERT OR REPLACE INTO settings VALUES (:name, :value)", name=name, value=value)

    def latest_time(self) -> int:
        """The latest created_at or updated_at of any row, in milliseconds; 0 if there is none."""
        columns = self.rows(
            "SELECT item.name AS tbl, info.name AS col FROM sqlite_schema AS item, pragma_table_info(item.name) AS info"
            " WHERE item.type = 'table' AND info.name IN ('created_at', 'updated_at')"
        )
        latest = 0
        for column in columns:
            row = self.row(" ".join(("SELECT coalesce(max(", column["col"], "), 0) AS latest FROM", column["tbl"])))
            latest = max(latest, row["latest"] if row else 0)
        return latest


@cache
def _tables() -> sqlite3.Connection:
    """A database in memory with all tables and no rows: copying it is faster than creating the tables."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    atexit.register(connection.close)  # Python 3.13 warns of one that is open at the end
    tables = resources.files("twelvelabs_sandbox.storage").joinpath("tables.sql").read_text(encoding="utf-8")
    connection.executescript(f"BEGIN; {tables} PRAGMA user_version = {VERSION}; COMMIT;")
    return connection


def has_our_tables(connection: sqlite3.Connection) -> bool:
    """Whether a database is sound and has the tables, views and triggers of this version, and nothing else."""
    connection.execute("PRAGMA trusted_schema = OFF")
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    return (
        connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        and connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        and connection.execute(schema).fetchall() == _tables().execute(schema).fetchall()
    )


def _prepare(connection: sqlite3.Connection, synchronous: str) -> None:
    connection.row_factory = sqlite3.Row
    connection.create_function("metadata_has", 3, _metadata_has, deterministic=True)
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA foreign_keys = ON")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        _tables().backup(connection)
    elif version != VERSION:
        raise SandboxError(f"the data folder has format {version}, which this version of the sandbox cannot read")


def to_json(value: object) -> str:
    """A value as JSON text for a column."""
    return orjson.dumps(value).decode()


def optional_json(value: object) -> str | None:
    """A value as JSON text for a column that may be empty; None stays None."""
    return to_json(value) if value is not None else None


def from_json(text: str | None) -> object:
    """The value of a column with JSON text, or None."""
    value: object = orjson.loads(text) if text is not None else None
    return value


def _casefold(text: str | None) -> str | None:
    return text.casefold() if text is not None else None


def _metadata_has(metadata: str, key: str, wanted: str) -> bool:
    """Whether metadata has this value under a key. A query string has no types, so values are compared as text."""
    value = orjson.loads(metadata).get(key)
    return any(_reads_as(item, wanted) for item in (value if isinstance(value, list) else [value]))


def _reads_as(value: object, wanted: str) -> bool:
    if isinstance(value, bool):
        return wanted.lower() == ("true" if value else "false")
    if isinstance(value, int | float):
        with contextlib.suppress(ValueError):
            return float(wanted) == value
        return False
    return value == wanted
