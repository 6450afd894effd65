"""Opens a ledger by its path or URL."""

from __future__ import annotations

import re
from os import PathLike, fspath

from ..errors import InvalidArgumentError
from .ledger import Ledger
from .postgres.extra import check_installed
from .sqlite.ledger import SqliteLedger

_NOT_A_FILE = re.compile(r"""[\s"'<]*[a-z][a-z0-9+.-]+:/|(.*\s)?(host|hostaddr|dbname|service)\s*=""", re.I | re.S)
"""Another URL, a misspelled one, or parameters of libpq: as the name of a file it would begin another ledger."""


def is_database(ledger: str) -> bool:
    """Whether a ledger is given as the URL of a PostgreSQL database, and not as a file.

    Raises InvalidArgumentError if it is neither.
    """
    if ledger.lower().startswith(("postgresql://", "postgres://")):
        return True
    if _NOT_A_FILE.match(ledger):
        raise InvalidArgumentError(  # which does not show it: there may be a password in it
            "a ledger is the path of a file, or the URL of a PostgreSQL database, postgresql://host/database; this is "
            "neither"
        )
    return False


def open_ledger(ledger: str | PathLike[str]) -> Ledger:
    """The ledger in a file, or in a database. `close` releases it.

    Args:
        ledger: The path of a file, which is created if it does not exist, or the URL of a PostgreSQL database, such as
            `postgresql://host/database`, with tables made by `twelvelabs ingest init`. Its password is read from
            PGPASSWORD, ~/.pgpass or a service file.

    Raises:
        InvalidArgumentError: It is neither, or the URL has a password in it.
        ConfigurationError: The extra [postgres] is not installed.
        LedgerError: The ledger is in use by another process, is not a ledger, or cannot be used.
            LedgerUnavailableError if the database is away.
    """
    if not isinstance(ledger, str | PathLike):
        raise InvalidArgumentError(f"a ledger is the path of a file or the URL of a database, not {ledger!r}")
    where = fspath(ledger)
    if not is_database(where):
        return SqliteLedger(where)
    check_installed()
    from .postgres.ledger import PostgresLedger

    return PostgresLedger(where)
