"""Which ledgers are databases, and the extra that they need."""

from __future__ import annotations

import re
from importlib.util import find_spec

from ...errors import ConfigurationError, InvalidArgumentError
from ..ledger import Ledger

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


def check_installed() -> None:
    """Raises ConfigurationError without the extra [postgres]."""
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise ConfigurationError(
            "a ledger in PostgreSQL needs the extra [postgres]: pip install 'twelvelabs-client[postgres]'"
        )


def check_url(url: str) -> None:
    """Raises InvalidArgumentError if the URL is not valid or has a password, ConfigurationError without the extra."""
    check_installed()
    from .connection import Database

    Database(url)


def open_database(url: str) -> Ledger:
    """The ledger in a database. Raises ConfigurationError without the extra [postgres]."""
    check_installed()
    from .ledger import PostgresLedger

    return PostgresLedger(url)
