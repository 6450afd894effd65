"""Reading answers: tolerant where servers differ, and one error for whatever cannot be read."""

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
"""null where the contract promises a value: it is kept as None, for the rest of the answer is good."""

UNDECODABLE = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What reading an object of an unexpected shape raises."""


@attrs.define
class ResponseModel:
    """Something that the server has sent. A field that was absent or null reads as None.

    Fields that this version does not know are in `additional_properties`.
    """

    _wire: ClassVar[Mapping[str, str]] = {}
    """Names on the wire, where they differ from those in Python."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON again, without what is None."""
        fields = attrs.fields_dict(type(self))
        values = {name: getattr(self, name) for name in fields if name != "additional_properties"}
        known = {self._wire.get(name, name): to_wire(value) for name, value in values.items() if value is not None}
        return {**known, **getattr(self, "additional_properties", {})}


@attrs.define
class RequestModel:
    """A part of a request. A field that is None, or UNSET where null means something, is left out."""

    _wire: ClassVar[Mapping[str, str]] = {}
    _nullable: ClassVar[frozenset[str]] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON."""
        values = {name: getattr(self, name) for name in attrs.fields_dict(type(self))}
        sent = {self._wire.get(n, n): v for n, v in values.items() if v is not None or n in self._nullable}
        wire: dict[str, Any] = to_wire(sent)
        return wire


def read(content: bytes, decode: Callable[[Any], T]) -> T:
    """Read the JSON body of a successful answer."""
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
    """An error that says where in an answer something unexpected stood. `rest` are the fields not reached yet."""
    name = model.__name__
    if not isinstance(source, Mapping):
        return DecodeError(f"{name}: an object was expected instead of {source!r:.100}")
    if isinstance(error, KeyError):
        return DecodeError(f"{name}: the field {error} is missing")
    wire_names = [model._wire.get(field, field) for field in attrs.fields_dict(model)]
    read = [wire for wire in wire_names if wire in source and wire not in rest]
    return DecodeError(": ".join([name, *read[-1:], str(error)]))


def to_given_datetime(value: str) -> datetime.datetime:
    """Like `to_datetime`; the empty text that some servers write for a time that is not known reads as null."""
    time: datetime.datetime = to_datetime(value) if value else NULL
    return time


def to_optional_datetime(value: str) -> datetime.datetime | None:
    """The same for a time that may be left out."""
    return to_datetime(value) if value else None


def to_const(value: Any, expected: Any) -> Any:
    """The value, which tells the members of a union apart."""
    if value != expected:
        raise ValueError(f"{expected!r} was expected instead of {value!r}")
    return value


def to_member(
    value: Any,
    field: str,
    members: Mapping[str, Callable[[Any], Any]],
    other: Callable[[Any], Any] | None = None,
) -> Any:
    """The member of a union that a field names. What names none, or is not as that should be, reads as `other`."""
    kind = value.get(field) if isinstance(value, Mapping) else None
    decode = members.get(kind) if isinstance(kind, str) else None
    if decode is None and other is None:
        raise ValueError(f"{field} must be one of {', '.join(members)}, and not {kind!r:.100}")
    if decode is not None:
        try:
            return decode(value)
        except UNDECODABLE:
            if other is None:
                raise
    return None if other is None else other(value)


def to_one_of(value: Any, *decoders: Callable[[Any], Any]) -> Any:
    """What the first of the decoders makes of it that can read it; the error of the last if none can."""
    for decode in decoders[:-1]:
        try:
            return decode(value)
        except UNDECODABLE:
            continue
    return decoders[-1](value)
