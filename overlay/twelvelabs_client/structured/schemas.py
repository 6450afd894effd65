"""A class as JSON: its schema, and how an instance is read.

No library does this for all of these classes: msgspec runs the validators of attrs classes but not their converters,
ignores aliases and refuses a union of two dataclasses; cattrs turns the string "1" into a number and makes no schemas;
pydantic does not know attrs. Instances are made by calling the class, so its own checks hold.
"""

from __future__ import annotations

import dataclasses
import enum
import types
from collections.abc import Iterable, Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NotRequired,
    Protocol,
    Required,
    TypeAlias,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs
import orjson

from ..errors import InvalidArgumentError
from .converters import NULL, PLAIN, Converter, MismatchError, annotated, array, at_place, mismatch, one_of, union
from .dialects import Dialect
from .references import inlined, step

if TYPE_CHECKING:
    from typing_extensions import TypeVar
else:
    from typing import TypeVar

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
"""Any JSON value."""

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class _Property:
    """A property of an object."""

    name: str
    """In JSON, and as an argument of the class."""
    converter: Converter[Any]
    is_required: bool


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """Where a type is within the type that is converted."""

    name: str
    """For errors."""
    classes: tuple[type, ...]
    """The enclosing classes."""
    dialect: Dialect | None

    def at(self, suffix: str) -> _Place:
        return dataclasses.replace(self, name=self.name + suffix)

    def within(self, kind: type) -> _Place:
        return dataclasses.replace(self, classes=(*self.classes, kind))


class PydanticModel(Protocol):
    """The methods used of a pydantic model. Pydantic itself is never imported."""

    def model_json_schema(self) -> dict[str, Any]: ...
    def model_validate_json(self, json_data: bytes) -> Any: ...


def schema_of(shape: type[Any] | Mapping[str, Any], dialect: Dialect | None = None) -> dict[str, Any]:
    """The JSON Schema of a class; a JSON Schema is returned unchanged.

    Fields may be str, int, float, bool, None, enumerations and `Literal`, `datetime`, `date`, `time`, `UUID`, lists
    (`list`, `Sequence`, `tuple[T, ...]`), unions, and classes of these. A field with a default, or that is
    `NotRequired`, may be missing from an answer. A field's name in JSON is the name of the argument, which attrs calls
    its alias. Add keywords of JSON Schema with `Annotated[int, {"minimum": 1}]`, and a description also with
    "description" in a field's metadata. `Annotated[float, {"type": "timestamp", "format": "seconds"}]` is a time in the
    video.

    Args:
        shape: A dataclass, TypedDict, NamedTuple, attrs class or pydantic model, a list or union of such, or a JSON
            Schema.
        dialect: What the schema is for. Constraints of pydantic models that it does not support, such as `max_length`
            in `ANALYSIS`, are omitted: the model checks them when it reads an answer.

    Raises:
        InvalidArgumentError: A type in the shape has no JSON Schema that the platform supports.
    """
    if isinstance(shape, Mapping):
        return dict(shape)
    return converter_for(shape, dialect).schema


def converter_for(kind: type[T], dialect: Dialect | None = None) -> Converter[T]:
    """The converter of a type. Raises InvalidArgumentError."""
    place = _Place(getattr(kind, "__name__", str(kind)), (), dialect)
    return cast("Converter[T]", _converter(kind, place))


def _converter(kind: Any, place: _Place) -> Converter[Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is None:
        return NULL
    if origin is Annotated:
        return annotated(_converter(arguments[0], place), arguments[1:])
    if origin in (Required, NotRequired):
        return _converter(arguments[0], place)
    if origin is Literal:
        return one_of([(value, value) for value in arguments], place.name)
    if origin in (Union, types.UnionType):
        return union([_converter(member, place) for member in arguments])
    if origin in (list, Sequence) or (origin is tuple and arguments[1:] == (...,)):
        return array(_converter(arguments[0], place.at("[]")), tuple if origin is tuple else list)
    if origin is None and isinstance(kind, type):
        return _class(kind, place)
    raise _unsupported(kind, place)


def _class(kind: type, place: _Place) -> Converter[Any]:
    if kind in PLAIN:
        return PLAIN[kind]
    if kind in place.classes:
        raise InvalidArgumentError(
            f"{place.name}: {kind.__name__} contains itself; nest to a fixed depth, or give a JSON Schema with $defs"
        )
    if issubclass(kind, enum.Enum):
        return one_of([(member.value, member) for member in kind], place.name)
    if hasattr(kind, "model_json_schema") and hasattr(kind, "model_validate_json"):
        return _pydantic(cast("PydanticModel", kind), place)
    if dataclasses.is_dataclass(kind) or attrs.has(kind) or _is_typed_dict(kind) or _is_named_tuple(kind):
        return _object(kind, place.within(kind))
    raise _unsupported(kind, place)


def _is_typed_dict(kind: type) -> bool:
    return issubclass(kind, dict) and hasattr(kind, "__required_keys__")


def _is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_field_defaults")


def _unsupported(kind: Any, place: _Place) -> InvalidArgumentError:
    return InvalidArgumentError(f"{place.name}: {_name(kind)} has no JSON Schema here; {_advice(kind)}")


def _name(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind).replace("typing.", "")


def _advice(kind: Any) -> str:
    if kind in (list, tuple, Sequence):
        return "give the type of its items, such as list[str]"
    if dict in (kind, get_origin(kind)) or Mapping in (kind, get_origin(kind)):
        return "arbitrary keys are not supported: use a class, or a list of a class with a key and a value"
    return "use a dataclass, TypedDict, NamedTuple, attrs class, pydantic model, plain type, or a list or union of such"


def _object(kind: type, place: _Place) -> Converter[Any]:
    properties = list(_properties(kind, place))
    required = [each.name for each in properties if each.is_required]

    def read(value: Any, at: str) -> Any:
        if not isinstance(value, dict):
            raise mismatch(at, "an object", value)
        if missing := [name for name in required if name not in value]:
            raise MismatchError(f"{at_place(at)}{', '.join(missing)} is missing")
        given = {
            each.name: each.converter.read(value[each.name], at + step(each.name))
            for each in properties
            if each.name in value
        }
        try:
            return kind(**given)
        except (TypeError, ValueError) as error:
            raise MismatchError(f"{at_place(at)}{kind.__name__} does not accept it: {error}") from error

    schema = {"type": "object", "properties": {each.name: each.converter.schema for each in properties}}
    return Converter({"title": kind.__name__, **schema, **({"required": required} if required else {})}, read)


def _properties(kind: type, place: _Place) -> Iterable[_Property]:
    try:
        hints = get_type_hints(kind, include_extras=True)
    except Exception as error:  # evaluating annotations runs the user's code
        raise InvalidArgumentError(f"{place.name}: the annotations cannot be evaluated: {error}") from error
    for name, argument, is_required, metadata in _fields(kind, hints):
        converter = _converter(hints[name], place.at(f".{name}"))
        if isinstance(description := metadata.get("description"), str):
            converter = annotated(converter, [{"description": description}])
        yield _Property(argument, converter, is_required)


def _fields(kind: Any, hints: Mapping[str, Any]) -> Iterable[tuple[str, str, bool, Mapping[Any, Any]]]:
    """The arguments of a class: the names of the field and the argument, whether it is required, its metadata."""
    if attrs.has(kind):
        for own in attrs.fields(kind):
            if own.init:
                yield own.name, own.alias or own.name, own.default is attrs.NOTHING, own.metadata
    elif dataclasses.is_dataclass(kind):
        for field in dataclasses.fields(kind):
            if field.init:
                missing = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
                yield field.name, field.name, missing, field.metadata
    elif _is_typed_dict(kind):
        for name, hint in hints.items():
            # __required_keys__ misses NotRequired in annotations that are strings.
            origin = get_origin(hint)
            yield name, name, origin is Required or (name in kind.__required_keys__ and origin is not NotRequired), {}
    else:
        for name in kind._fields:
            yield name, name, name not in kind._field_defaults, {}


def _pydantic(model: PydanticModel, place: _Place) -> Converter[Any]:
    try:
        schema = inlined(model.model_json_schema(), place.dialect.constraints if place.dialect else None)
    except InvalidArgumentError as error:
        raise InvalidArgumentError(f"{place.name}: {error}") from error
    except Exception as error:  # of pydantic's own classes, which are not imported here
        raise InvalidArgumentError(f"{place.name}: pydantic cannot create a JSON Schema for it: {error}") from error

    def read(value: Any, at: str) -> Any:
        try:
            return model.model_validate_json(orjson.dumps(value))
        except ValueError as error:
            raise MismatchError(_first_pydantic_error(error, at)) from None

    return Converter(schema, read)


def _first_pydantic_error(error: ValueError, at: str) -> str:
    details: Any = getattr(error, "errors", list)()
    if not details:
        return f"{at_place(at)}{error}"
    place = "".join(map(step, details[0]["loc"]))
    return f"{at_place(at + place)}{details[0]['msg']}"
