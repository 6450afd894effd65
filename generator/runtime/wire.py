"""Python values as plain JSON."""

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence, Set, ValuesView
from enum import Enum
from os import PathLike
from typing import Any

from .errors import ArgumentError
from .times import rfc3339, to_datetime
from .types import UNSET, Unset

WHOLE = (str, bytes, bytearray, memoryview)
"""Sequences that are a single file, or a mistaken one, but not a list of files."""


def timestamp(name: str, value: datetime.datetime | datetime.date | str | None) -> str | None:
    """A time as RFC 3339 in UTC. Strings may have any common form; a time without a zone is taken as UTC."""
    if value is None or isinstance(value, Unset):
        return None
    try:
        return rfc3339(to_datetime(value) if isinstance(value, str) else value)
    except (AttributeError, TypeError, ValueError, OverflowError):
        example = "2026-10-30T09:12:00Z"
        raise ArgumentError(f"{name} must be a date and time such as {example}, not {value!r}") from None


def dates(name: str, value: Any) -> Any:
    """Dates as RFC 3339 writes them, without a time, also in lists and mappings. Text must be such a date too."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: dates(name, item) for key, item in value.items()}
    if isinstance(value, Sequence | Set) and not isinstance(value, WHOLE):
        return [dates(name, item) for item in value]
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value).isoformat()
        except ValueError:
            raise ArgumentError(f"{name} must be a date such as 2026-10-30, not {value!r:.100}") from None
    return value


def to_wire(value: Any) -> Any:
    """A Python value as plain JSON: models, mappings, enums and dates are converted at any depth.

    Raises ArgumentError for values that JSON does not have.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return to_wire(value.value)
    if isinstance(value, str):
        return _sendable_text(value)
    if isinstance(value, int | float):
        return _sendable_number(value)
    if hasattr(type(value), "_wire"):  # a model; tables have a to_dict as well
        return to_wire(value.to_dict())
    if isinstance(value, Mapping):
        return {_sendable_text(str(k)): to_field(str(k), v) for k, v in value.items() if v is not UNSET}
    if _is_sequence(value):
        return [to_wire(item) for item in value]
    if isinstance(value, datetime.date):
        return timestamp("a time", value)
    plain = from_array(value)
    if plain is not value:
        return to_wire(plain)
    raise ArgumentError(f"cannot send {value!r:.100} of type {type(value).__name__} as JSON")


def to_field(name: str, value: Any) -> Any:
    """A value as plain JSON. Raises ArgumentError for an object in place of its id."""
    if name.endswith(("_id", "_ids")):
        for one in value if isinstance(value, list | tuple) else (value,):
            if _has_id(one):
                raise ArgumentError(not_text(name, one))
    return to_wire(value)


def not_text(name: str, value: object) -> str:
    if not hasattr(type(value), "_wire"):
        return f"{name} must be text, not {value!r:.100}"
    advice = "; pass its .id" if _has_id(value) else ""
    return f"{name} must be text, not an object of type {type(value).__name__}{advice}"


def _has_id(value: object) -> bool:
    """Whether this is an object of the platform. Others, such as a filter by ids, have none."""
    return hasattr(type(value), "_wire") and isinstance(getattr(value, "id", None), str)


def has_64_bits(value: int) -> bool:
    """Whether JSON decoders and encoders take an integer: a signed or unsigned one of 64 bits."""
    return -(1 << 63) <= value < 1 << 64


def _is_sequence(value: Any) -> bool:
    if isinstance(value, WHOLE) or hasattr(value, "read"):
        return False
    return isinstance(value, Sequence | Set | Iterator | ValuesView)


def from_array(value: Any) -> Any:
    """An array, a column of a table or a scalar of NumPy in Python's own types; anything else as it is."""
    kind = getattr(getattr(value, "dtype", None), "kind", None)
    if isinstance(value, WHOLE) or (kind in ("m", "M") and type(value).__module__.startswith("numpy")):
        return value  # NumPy makes integers of times
    for name in ("tolist", "to_list", "to_pylist"):
        convert = getattr(value, name, None)
        plain = convert() if callable(convert) and not isinstance(value, type) else value
        if isinstance(plain, list | str | bool | int | float):
            return plain
    return value


def is_column(value: Any) -> bool:
    """Whether this is an array or a column of a table that holds paths or other files, and not numbers."""
    if isinstance(value, WHOLE) or not hasattr(value, "__iter__"):
        return False
    if hasattr(value, "to_pylist"):
        return True
    first = next(iter(value), None) if hasattr(value, "tolist") or hasattr(value, "to_list") else None
    return isinstance(first, str | bytes | PathLike)


def _sendable_text(value: str) -> str:
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise ArgumentError(f"{value!r} cannot be sent: {error.reason}") from None
    return str(value)


def _sendable_number(value: int | float) -> int | float:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ArgumentError(f"{value!r} cannot be sent: JSON has no such number")
        return float(value)
    if not has_64_bits(value):
        raise ArgumentError(f"{value!r} cannot be sent: it has more than 64 bits")
    return int(value)
