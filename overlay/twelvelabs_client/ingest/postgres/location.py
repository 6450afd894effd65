"""Which ledgers are databases, and the extra that they need."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import ConfigurationError
from ..ledger import Ledger


def is_database(ledger: str) -> bool:
    """Whether a ledger is given as the URL of a PostgreSQL database."""
    return ledger.lower().startswith(("postgresql://", "postgres://"))


def check_installed() -> None:
    """Raises ConfigurationError without the extra [postgres]."""
    if find_spec("psycopg") is None:
        raise ConfigurationError(
            "a ledger in PostgreSQL needs the extra [postgres]: pip install 'twelvelabs-client[postgres]'"
        )


def open_database(url: str) -> Ledger:
    """The ledger in a database. Raises ConfigurationError without the extra [postgres]."""
    check_installed()
    from .ledger import PostgresLedger

    return PostgresLedger(url)
