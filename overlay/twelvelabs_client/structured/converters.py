"""Converters between JSON and Python, for plain values and for compound types.

A converter has the JSON Schema of a type and the function that reads it, so that the two cannot disagree.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar

from ..errors import InvalidArgumentError
from .references import step

T = TypeVar("T")
Read: TypeAlias = Callable[[Any, str], Any]
"""Reads a JSON value; the text is the JSON pointer of its place. Raises MismatchError."""


class MismatchError(ValueError):
    """A JSON value does not match the type. The message begins with the place."""


@dataclasses.dataclass(frozen=True, slots=True)
class Converter(Generic[T]):
    """A type as JSON: its schema, and the function that reads it."""

    schema: dict[str, Any]
    read: Callable[[Any, str], T]


def mismatch(at: str, wanted: str, value: Any) -> MismatchError:
    """The error for an unexpected value at a place."""
    return MismatchError(f"{at_place(at)}expected {wanted}, got {value!r:.100}")


def at_place(pointer: str) -> str:
    """The beginning of an error message about a place; empty for the whole value."""
    return f"{pointer}: " if pointer else ""


def _exactly(kind: type, wanted: str) -> Read:
    def read(value: Any, at: str) -> Any:
        if type(value) is not kind:
            raise mismatch(at, wanted, value)
        return value

    return read


def _integer(value: Any, at: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        raise mismatch(at, "an integer", value)
    return int(value)


def _number(value: Any, at: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise mismatch(at, "a number", value)
    return float(value)


def _from_text(parse: Callable[[str], Any], wanted: str) -> Read:
    def read(value: Any, at: str) -> Any:
        if isinstance(value, str):
            try:
                return parse(value)
            except ValueError:
                pass
        raise mismatch(at, wanted, value)

    return read


def _text(format_: str, parse: Callable[[str], Any], wanted: str) -> Converter[Any]:
    return Converter({"type": "string", "format": format_}, _from_text(parse, wanted))


NULL: Converter[Any] = Converter({"type": "null"}, _exactly(types.NoneType, "null"))
PLAIN: Mapping[type, Converter[Any]] = {
    str: Converter({"type": "string"}, _exactly(str, "a string")),
    bool: Converter({"type": "boolean"}, _exactly(bool, "a boolean")),
    int: Converter({"type": "integer"}, _integer),
    float: Converter({"type": "number"}, _number),
    types.NoneType: NULL,
    datetime.datetime: _text("date-time", datetime.datetime.fromisoformat, "a date and time"),
    datetime.date: _text("date", datetime.date.fromisoformat, "a date"),
    datetime.time: _text("time", datetime.time.fromisoformat, "a time"),
    uuid.UUID: _text("uuid", uuid.UUID, "a UUID"),
}
_TYPE_NAMES = ((str, "string"), (bool, "boolean"), (int, "integer"), (float, "number"))
"""In this order: a bool is an int."""


def annotated(converter: Converter[Any], metadata: Iterable[Any]) -> Converter[Any]:
    """The converter with the mappings in the metadata added as keywords of its schema."""
    keywords = [each for each in metadata if isinstance(each, Mapping)]
    schema = {name: value for each in (converter.schema, *keywords) for name, value in each.items()}
    return Converter(schema, converter.read)


def one_of(members: list[tuple[Any, Any]], place: str) -> Converter[Any]:
    """One of several values, each with the object it stands for."""
    values = [value for value, _ in members]
    wrong = [value for value in values if not isinstance(value, str | int | float | None)]
    if wrong or not values:
        raise InvalidArgumentError(
            f"{place}: the values of an enumeration must be strings, numbers, booleans or None, not {wrong}"
        )
    wanted = "one of " + ", ".join(map(repr, values))

    def read(value: Any, at: str) -> Any:
        for known, member in members:
            # True == 1, but they are not the same in JSON.
            if value == known and isinstance(value, bool) is isinstance(known, bool):
                return member
        raise mismatch(at, wanted, value)

    return Converter({"enum": values, **_type_of(values)}, read)


def _type_of(values: list[Any]) -> dict[str, str]:
    """The common type of the values, as a keyword; empty if they differ."""
    names = {next((name for kind, name in _TYPE_NAMES if isinstance(value, kind)), "") for value in values}
    if names == {"integer", "number"}:
        return {"type": "number"}
    return {"type": names.pop()} if len(names) == 1 and "" not in names else {}


def union(members: list[Converter[Any]]) -> Converter[Any]:
    """The first type that matches."""
    not_null = [member for member in members if member is not NULL]

    def read(value: Any, at: str) -> Any:
        if value is None and len(not_null) < len(members):
            return None
        failures = []
        for member in not_null:
            try:
                return member.read(value, at)
            except MismatchError as error:
                failures.append(str(error))
        raise MismatchError("; or ".join(failures))

    return Converter({"anyOf": [member.schema for member in members]}, read)


def array(item: Converter[Any], make: Callable[[list[Any]], Any]) -> Converter[Any]:
    """A list of items, which `make` turns into the object."""

    def read(value: Any, at: str) -> Any:
        if not isinstance(value, list):
            raise mismatch(at, "a list", value)
        return make([item.read(each, at + step(number)) for number, each in enumerate(value)])

    return Converter({"type": "array", "items": item.schema}, read)
