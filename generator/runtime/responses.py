"""Decodes responses so that nothing is lost: a field that cannot be decoded is None, and all others are kept.

A model decodes itself at full speed (`from_dict`). Only if that fails, `salvage` decodes it field by field.
"""

import datetime
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeVar, cast, overload

import attrs

from .errors import DecodeError
from .json_text import loads
from .model import OtherTag as OtherTag
from .model_base import BaseModel
from .times import from_epoch, to_datetime
from .wire import dates, has_64_bits, to_wire

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

T = TypeVar("T")
M = TypeVar("M", bound="ResponseModel")

MISSING = object()
NULL: Any = None
"""null where the contract promises a value. Kept as None, so that the rest of the response is not lost."""

_fromisoformat = datetime.datetime.fromisoformat
_UTC = datetime.UTC
_MAX_CHECKED = 64
"""Longer lists of numbers are vectors."""
_reported: set[tuple[str, str]] = set()
"""The fields for which a warning was logged."""
_log = logging.getLogger("twelvelabs_client")

UNDECODABLE = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""Exceptions raised when an object of an unexpected shape is decoded."""


@attrs.define(repr=False)
class ResponseModel(BaseModel):
    """An object from the server. Fields that were absent, null, or could not be decoded are None.

    Fields unknown to this version, and the raw value of those that could not be decoded, are in
    `additional_properties`. The former can be read as attributes too.
    """

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A field that only the server knows."""
            extras = {} if name.startswith("_") or name == "additional_properties" else self.additional_properties
            if name in extras:
                return extras[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON, without fields that are None."""
        fields = attrs.fields_dict(type(self))
        values = {name: getattr(self, name) for name in fields if name != "additional_properties"}
        values |= {name: dates(name, values[name]) for name in self._dates}
        known = {self._wire.get(name, name): to_wire(value) for name, value in values.items() if value is not None}
        return {**known, **getattr(self, "additional_properties", {})}

    @overload
    def dataframe(self, *, library: Literal["pandas"] = "pandas") -> "pd.DataFrame": ...
    @overload
    def dataframe(self, *, library: Literal["polars"]) -> "pl.DataFrame": ...
    def dataframe(self, *, library: Literal["pandas", "polars"] = "pandas") -> "pd.DataFrame | pl.DataFrame":
        """The objects in the lists of this object as a table, such as hits of a search or words of a transcript.

        Objects within them are columns with a point in their names. If there are several lists, the column `field` says
        which. An object without lists is a row. Needs the extra of the library.
        """
        from .tables import fields_with_items, rows_of, table

        lists = fields_with_items(self)
        rows = (
            {"field": name, **row} if len(lists) > 1 else row for name, items in lists.items() for row in rows_of(items)
        )
        return table(rows if lists else rows_of([self]), library)


@attrs.define(repr=False)
class RequestModel(BaseModel):
    """A part of a request. Fields that are None are left out; where null has a meaning, those that are UNSET."""

    _is_sent: ClassVar[bool] = True
    _nullable: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object from a dict that could take its place, with the names on the wire or those of Python.

        Raises:
            ArgumentError: A field is not known or missing, or this is not a dict.
        """
        from .request_models import from_mapping

        return from_mapping(cls, src_dict)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON."""
        values = {name: getattr(self, name) for name in attrs.fields_dict(type(self))}
        values |= {name: dates(name, values[name]) for name in self._dates}
        sent = {self._wire.get(n, n): v for n, v in values.items() if v is not None or n in self._nullable}
        wire: dict[str, Any] = to_wire(sent)
        return wire


def read(content: bytes, decode: Callable[[Any], T]) -> T:
    """Decode the JSON body of a successful response. Raises DecodeError if it is not JSON, or of another type."""
    try:
        return decode(loads(content))
    except DecodeError:
        raise
    except UNDECODABLE as error:
        raise DecodeError(str(error)) from error


def salvage(model: type[M], source: Any) -> M:
    """An object that a model cannot decode as a whole: each field that can be decoded alone, and None for the others.

    The raw value of a field that is None for this reason, or contains such a None, goes to `additional_properties`. The
    first time that a field of a model is damaged or missing is logged. Raises DecodeError for anything but an object.
    """
    if not isinstance(source, Mapping):
        raise DecodeError(f"{model.__name__}: expected an object, not {source!r:.100}")
    rest = dict(source)
    fields: dict[str, Any] = {}
    attributes = [field for field in attrs.fields(model) if field.init]
    required = [model._wire.get(field.name, field.name) for field in attributes if field.default is attrs.NOTHING]
    given = [wire for wire in (model._wire.get(a.name, a.name) for a in attributes) if source.get(wire) is not None]
    is_alone = len(given) == 1 and source.keys() >= set(required)  # then `from_dict` failed on this field
    for attribute in attributes:
        name, wire = attribute.name, model._wire.get(attribute.name, attribute.name)
        if wire not in given:
            fields[name] = None
            if rest.pop(wire, MISSING) is MISSING and wire in required:
                _report(model, wire, "is missing")
            continue
        if not is_alone:
            alone = model.from_dict({**dict.fromkeys(required), wire: source[wire]})
            fields[name], is_whole = getattr(alone, name), wire not in cast("Any", alone).additional_properties
        else:
            is_list = str(attribute.type).startswith("list[") and isinstance(source[wire], list)
            fields[name] = _items(model, name, wire, source[wire], required) if is_list else None
            is_whole = False
        if is_whole:
            del rest[wire]
        else:
            _report(model, wire, "cannot be decoded")
    result = model(**fields)
    cast("Any", result).additional_properties = rest
    return result


def _items(model: type[M], name: str, wire: str, items: list[Any], required: Sequence[str]) -> list[Any]:
    """The items of a list, each decoded by itself; None in place of damaged ones."""
    if len(items) == 1:
        return [None]
    alone = (model.from_dict({**dict.fromkeys(required), wire: [item]}) for item in items)
    return [getattr(one, name)[0] for one in alone]


def _report(model: type[ResponseModel], wire: str, what: str) -> None:
    if (key := (model.__name__, wire)) not in _reported:
        _reported.add(key)
        _log.warning("%s: the field %r %s; it is None (logged once)", *key, what)


def to_text(value: Any) -> str:
    """A string that may have been sent as a number or boolean."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise TypeError(f"expected a string, not {value!r:.100}")


def to_tag(value: Any) -> Any:
    """The text that tells what an object is."""
    return to_text(value)


def to_integer(value: Any) -> int:
    """An integer that may have been sent as text, or as a number without a fraction."""
    if isinstance(value, bool):
        raise TypeError(f"expected an integer, not {value!r}")
    number = float(value) if isinstance(value, str) else value
    if isinstance(number, float) and number.is_integer():
        number = int(value) if isinstance(value, str) and value.strip().lstrip("+-").isdecimal() else int(number)
    if isinstance(number, int) and has_64_bits(number):
        return number
    raise TypeError(f"expected an integer, not {value!r:.100}")


def to_number(value: Any) -> float:
    """A number that may have been sent as text. Integers stay integers."""
    if type(value) is int:
        return value
    if isinstance(value, str):
        value = float(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return value
    raise TypeError(f"expected a number, not {value!r:.100}")


def to_boolean(value: Any) -> bool:
    """A boolean that may have been sent as text, or as 0 or 1."""
    found = {"true": True, "false": False, "1": True, "0": False}.get(str(value).lower())
    if found is None:
        raise TypeError(f"expected a boolean, not {value!r:.100}")
    return found


def to_list(value: Any) -> list[Any]:
    """The value, if it is a list."""
    if not isinstance(value, list):
        raise TypeError(f"expected a list, not {value!r:.100}")
    return value


def to_numbers(value: Any) -> list[float]:
    """A list of numbers. Those of a vector are as they came: to check them takes a tenth of the time of decoding."""
    numbers = to_list(value)
    return numbers if len(numbers) > _MAX_CHECKED else [to_number(number) for number in numbers]


def to_mapping(value: Any) -> dict[str, Any]:
    """The value, if it is an object."""
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, not {value!r:.100}")
    return value


def to_values(value: Any, decode: Callable[[Any], Any]) -> dict[str, Any]:
    """A mapping whose values are decoded, except for null."""
    return {key: None if item is None else decode(item) for key, item in to_mapping(value).items()}


def to_time(value: Any) -> Any:
    """A datetime. An empty string, which some servers send for an unknown time, is None."""
    if type(value) is str:
        try:
            at = _fromisoformat(value)
        except ValueError:
            return to_datetime(value) if value else None
        return at if at.tzinfo is _UTC and 1 < at.year < 9999 else to_datetime(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return from_epoch(value)
    if isinstance(value, datetime.datetime):  # from a dict of Python values, such as `Model.dict` gives
        return value
    raise TypeError(f"expected a time, not {value!r:.100}")


def to_date(value: Any) -> datetime.date:
    """A date, also from a datetime."""
    if isinstance(value, datetime.date):
        return value.date() if isinstance(value, datetime.datetime) else value
    return to_datetime(to_text(value)).date()


def to_enum(kind: Any, value: Any) -> Any:
    """A member of an enum. Values unknown to this version become new members."""
    member = kind._value2member_map_.get(value)  # calling the class takes eight times as long
    return kind(value) if member is None else member


def to_const(value: Any, expected: Any) -> Any:
    """The value, if it is the expected constant. Raises ValueError for any other."""
    if value != expected:
        raise ValueError(f"expected {expected!r}, not {value!r:.100}")
    return value


def to_member(
    value: Any,
    field: str,
    members: Mapping[str, Callable[[Any], Any]],
    other: Callable[[Any], Any] | None = None,
) -> Any:
    """The member of a union that a field identifies. Members unknown to this version are decoded as `other`."""
    kind = value.get(field) if isinstance(value, Mapping) else None
    decode = members.get(kind) if isinstance(kind, str) else other
    if decode is None and other is None:
        raise ValueError(f"{field} must be one of {', '.join(members)}, not {kind!r:.100}")
    return (decode or cast("Any", other))(value)


def to_one_of(value: Any, *decoders: Callable[[Any], Any]) -> Any:
    """The result of the first decoder that succeeds. Raises the error of the last one if all fail."""
    for decode in decoders[:-1]:
        try:
            return decode(value)
        except UNDECODABLE:
            continue
    return decoders[-1](value)
