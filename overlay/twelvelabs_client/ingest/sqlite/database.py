"""The database file of a ledger: who may open it, its format, and its transactions."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from os import PathLike
from pathlib import Path

from ..._uploads.checkpoint_store import try_lock
from ...errors import LedgerError
from . import statements

_VERSION = 6
_MAGIC = b"SQLite format 3\0"


class LedgerDatabase:
    """A connection that threads share, one at a time, to a file that only one process has open.

    Raises LedgerError if the file is in use, is not a ledger, or cannot be written.
    """

    def __init__(self, path: str | PathLike[str], *, durable: bool) -> None:
        self.path = _absolute(path)
        self._durable = durable
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

    def _open(self) -> sqlite3.Connection:
        self.path.touch(mode=0o600)  # paths and metadata are private
        with self.path.open("rb") as file:
            if file.read(len(_MAGIC)) not in (b"", _MAGIC):
                raise LedgerError(f"{str(self.path)!r} is not a ledger; name another file")
        db = self._connect("rw")
        try:
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
            with _transaction_of(db):
                for old in range(version or _VERSION, _VERSION):
                    for statement in statements.MIGRATIONS[old]:
                        db.execute(statement)
                for statement in statements.SCHEMA:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {_VERSION}")
        except BaseException:
            db.close()
            raise
        return db

    def _connect(self, mode: str) -> sqlite3.Connection:
        where = f"{self.path.as_uri()}?mode={mode}"
        db = sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False)
        db.row_factory = sqlite3.Row
        return db

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LedgerError(f"the ledger {str(self.path)!r} cannot be used: {error}") from error

    @contextmanager
    def shared(self) -> Iterator[sqlite3.Connection]:
        """The connection, for statements that only read."""
        with self._mutex, self._errors():
            yield self._db

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction, which survives a power failure if it is to be `durable`, and the ledger is."""
        with self._mutex, self._errors():
            if durable and self._durable:
                self._db.execute("PRAGMA synchronous = FULL")
            try:
                with _transaction_of(self._db):
                    yield self._db
            finally:
                if durable and self._durable:
                    self._db.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A separate connection, so that reading works during writing, and after `close`."""
        with self._errors(), closing(self._connect("ro")) as db:
            db.execute("PRAGMA query_only = ON")
            yield db

    def close(self) -> None:
        """Close the file, and let others open it."""
        with self._mutex:
            self._db.close()
            self._lock.close()


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


def _absolute(path: str | PathLike[str]) -> Path:
    try:
        name = os.fsdecode(path)
    except Exception as error:  # other libraries' paths may raise anything
        raise LedgerError(f"a {type(path).__name__} cannot be the path of a ledger: {error}") from error
    if "\0" in name:
        raise LedgerError(f"{name!r} cannot be the path of a ledger: it contains a null character")
    return Path(name).absolute()
