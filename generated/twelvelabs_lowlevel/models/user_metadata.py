from collections.abc import Mapping, Sequence
from typing import TypeAlias

UserMetadata: TypeAlias = Mapping[str, str | float | bool | Sequence[str]]
"""User metadata of an object. A value is a string, a number (integers within 53 bits), a boolean or a list of
strings. A datetime is sent as text (RFC 3339, in UTC).
"""
