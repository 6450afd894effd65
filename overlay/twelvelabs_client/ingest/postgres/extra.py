"""The extra [postgres], which is imported only for a ledger in a database."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import ConfigurationError


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
