"""Which ledgers are databases, and the extra that they need."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import ConfigurationError

_SCHEMES = ("postgresql://", "postgres://")


def is_database(ledger: object) -> bool:
    """Whether a ledger is given as the URL of a PostgreSQL database."""
    return isinstance(ledger, str) and ledger.lower().startswith(_SCHEMES)


def check_installed() -> None:
    """Raises ConfigurationError without the extra [postgres]."""
    if find_spec("psycopg") is None:
        raise ConfigurationError(
            "a ledger in PostgreSQL needs the extra [postgres]: pip install 'twelvelabs-client[postgres]'"
        )
