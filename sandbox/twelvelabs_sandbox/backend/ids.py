"""Ids like those of the platform: 24 hexadecimal digits, or a prefix and a UUID, that grow with time."""

import itertools
import secrets
import uuid

_COUNTER = itertools.count()
_PROCESS = secrets.token_hex(5)


def new_identifier(milliseconds: int) -> str:
    """A new id. Of two made by one process within a second the later one is the greater, so ids break ties in time."""
    return f"{milliseconds // 1000:08x}{_PROCESS}{next(_COUNTER) % 2**24:06x}"


def new_uuid(prefix: str, milliseconds: int) -> str:
    """A new id of the other form: a prefix such as ks_, and a UUID of version 7, whose ids break ties in time too."""
    count = next(_COUNTER) % 2**24
    value = milliseconds << 80 | 7 << 76 | (count >> 12) << 64 | 2 << 62 | (count & 0xFFF) << 50
    return f"{prefix}{uuid.UUID(int=value | secrets.randbits(50))}"
