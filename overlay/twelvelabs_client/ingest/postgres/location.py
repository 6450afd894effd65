"""Which ledgers are databases."""

from __future__ import annotations

import re

from ...errors import InvalidArgumentError

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
