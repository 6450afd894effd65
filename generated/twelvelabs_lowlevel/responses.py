"""Decodes responses: tolerant where servers differ, with one error for all that cannot be decoded."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

import attrs
import orjson

from .errors import DecodeError
from .requests import to_wire
from .times import to_datetime

T = TypeVar("T")

NULL: Any = None
"""null where the contract promises a value. It is kept as None, so that the rest of the response is not lost."""

UNDECODABLE = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What decoding an object of an unexpected shape raises."""


@attrs.define
class ResponseModel:
    """An object from the server. Fields that were absent or null are None.

    Fields unknown to this version are in `additional_properties`.
    """

    _wire: ClassVar[Mapping[str, str]] = {}
    """The names on the wire of fields that have another one in Python."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON, without fields that are None."""
        fields = attrs.fields_dict(type(self))
        values = {name: getattr(self, name) for name in fields if name != "additional_properties"}
        known = {self._wire.get(name, name): to_wire(value) for name, value in values.items() if value is not None}
        return {**known, **getattr(self, "additional_properties", {})}


@attrs.define
class RequestModel:
    """A part of a request. Fields that are None are left out; where null has a meaning, those that are UNSET."""

    _wire: ClassVar[Mapping[str, str]] = {}
    _nullable: ClassVar[frozenset[str]] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON."""
        values = {name: getattr(self, name) for name in attrs.fields_dict(type(self))}
        sent = {self._wire.get(n, n): v for n, v in values.items() if v is not None or n in self._nullable}
        wire: dict[str, Any] = to_wire(sent)
        return wire


def read(content: bytes, decode: Callable[[Any], T]) -> T:
    """Decode the JSON body of a successful response."""
    try:
        value = orjson.loads(content)
    except ValueError as error:
        raise DecodeError(f"the body is not JSON ({error})", is_syntax=True) from error
    try:
        return decode(value)
    except DecodeError:
        raise
    except UNDECODABLE as error:
        raise DecodeError(f"the body: {error}") from error


def undecodable(model: type[ResponseModel], source: Any, rest: dict[str, Any], error: Exception) -> DecodeError:
    """An error that names the field that could not be decoded. `rest` has the fields that were not reached."""
    name = model.__name__
    if not isinstance(source, Mapping):
        return DecodeError(f"{name}: expected an object, not {source!r:.100}")
    if isinstance(error, KeyError):
        return DecodeError(f"{name}: the field {error} is missing")
    wire_names = [model._wire.get(field, field) for field in attrs.fields_dict(model)]
    read = [wire for wire in wire_names if wire in source and wire not in rest]
    return DecodeError(": ".join([name, *read[-1:], str(error)]))


def to_given_datetime(value: str) -> datetime.datetime:
    """Like `to_datetime`, but an empty string, which some servers send for an unknown time, is null."""
    time: datetime.datetime = to_datetime(value) if value else NULL
    return time


def to_optional_datetime(value: str) -> datetime.datetime | None:
    """The same for an optional field."""
    return to_datetime(value) if value else None


def to_const(value: Any, expected: Any) -> Any:
    """The value, if it is the expected constant. Raises ValueError for any other."""
    if value != expected:
        raise ValueError(f"expected {expected!r}, not {value!r}")
    return value


def to_member(
    value: Any,
    field: str,
    members: Mapping[str, Callable[[Any], Any]],
    other: Callable[[Any], Any] | None = None,
) -> Any:
    """The member of a union that a field identifies. Unknown members, and those that cannot be decoded, are `other`."""
    kind = value.get(field) if isinstance(value, Mapping) else None
    decode = members.get(kind) if isinstance(kind, str) else None
    if decode is None and other is None:
        raise ValueError(f"{field} must be one of {', '.join(members)}, not {kind!r:.100}")
    if decode is not None:
        try:
            return decode(value)
        except UNDECODABLE:
            if other is None:
                raise
    return None if other is None else other(value)


def to_one_of(value: Any, *decoders: Callable[[Any], Any]) -> Any:
    """The result of the first decoder that does not fail; the error of the last one if all do."""
    for decode in decoders[:-1]:
        try:
            return decode(value)
        except UNDECODABLE:
            continue
    return decoders[-1](value)
