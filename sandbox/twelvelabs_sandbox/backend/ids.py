"""Ids in the formats of the platform: 24 hexadecimal digits, or a prefix and a UUID. Both sort by time of creation."""

import itertools
import secrets
import uuid

_COUNTER = itertools.count()
_PROCESS = secrets.token_hex(5)


def new_identifier(milliseconds: int) -> str:
    """A new id. Ids of one process sort in the order in which they were made, also within the same second."""
    return f"{milliseconds // 1000:08x}{_PROCESS}{next(_COUNTER) % 2**24:06x}"


def new_uuid(prefix: str, milliseconds: int) -> str:
    """A new id with a prefix such as ks_ and a UUID of version 7, which sorts in the same way."""
    count = next(_COUNTER) % 2**24
    value = milliseconds << 80 | 7 << 76 | (count >> 12) << 64 | 2 << 62 | (count & 0xFFF) << 50
    return f"{prefix}{uuid.UUID(int=value | secrets.randbits(50))}"
