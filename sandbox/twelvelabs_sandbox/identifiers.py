"""Ids like those of the platform: 24 hexadecimal digits that grow with time."""

import itertools
import secrets

_COUNTER = itertools.count()
_PROCESS = secrets.token_hex(5)


def new_identifier(milliseconds: int) -> str:
    """A new id. Of two made by one process within a second the later one is the greater, so ids break ties in time."""
    return f"{milliseconds // 1000:08x}{_PROCESS}{next(_COUNTER) % 2**24:06x}"
