"""What a class means as JSON: the schema that describes it, and how an object of it is read.

Both come from one walk over the annotations, so that they cannot disagree. No library does this here: msgspec passes
over the validators and converters of attrs classes, cattrs turns the text "1" into a number and makes no schemas, and
pydantic does not know attrs. Objects are made by calling the class, so its own checks hold.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import types
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    Literal,
    Protocol,
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
from .references import inlined, step

if TYPE_CHECKING:
    from typing_extensions import TypeVar
else:
    from typing import TypeVar

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
"""Anything that JSON can say."""

T = TypeVar("T")
Read: TypeAlias = Callable[[Any, str], Any]
"""Reads a JSON value; the text is the JSON pointer of its place. Raises MismatchError."""


class MismatchError(ValueError):
    """A JSON value that is not of the shape. The message begins with the place."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """A type as JSON."""

    schema: dict[str, Any]
    read: Callable[[Any, str], T]


@dataclasses.dataclass(frozen=True, slots=True)
class _Property:
    """A property of an object."""

    name: str
    """In JSON, and as an argument of the class."""
    shape: Shape[Any]
    is_required: bool


class PydanticModel(Protocol):
    """What makes a class a pydantic model here. Pydantic itself is never imported."""

    def model_json_schema(self) -> dict[str, Any]: ...
    def model_validate_json(self, json_data: bytes) -> Any: ...


def schema_of(shape: type[Any] | Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a class; a JSON Schema is returned as it is.

    Fields may be str, int, float, bool, None, enumerations and `Literal`, `datetime`, `date`, `time`, `UUID`, lists
    (`list`, `Sequence`, `tuple[T, ...]`), unions, and classes of these. A field with a default need not be in an
    answer. A field's name in JSON is the name of the argument, which attrs calls its alias. More keywords of JSON
    Schema can be given with `Annotated[int, {"minimum": 1}]`, and a description also in a field's metadata under
    "description". `Annotated[float, {"type": "timestamp", "format": "seconds"}]` is a time in the video.

    Args:
        shape: A dataclass, an attrs class, a pydantic model, a list or union of such, or a JSON Schema.

    Raises:
        InvalidArgumentError: A type in it has no JSON Schema that the platform could support.
    """
    if isinstance(shape, Mapping):
        return dict(shape)
    return shape_of(shape).schema


def shape_of(kind: type[T]) -> Shape[T]:
    """A type as JSON. Raises InvalidArgumentError."""
    return cast("Shape[T]", _shape(kind, getattr(kind, "__name__", str(kind)), ()))


def _shape(kind: Any, place: str, around: tuple[type, ...]) -> Shape[Any]:
    """The shape of a type. `place` names it in errors; `around` are the classes that it is within."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is None:
        return _NULL
    if origin is Annotated:
        return _annotated(_shape(arguments[0], place, around), arguments[1:])
    if origin is Literal:
        return _one_of([(value, value) for value in arguments], place)
    if origin in (Union, types.UnionType):
        return _union([_shape(member, place, around) for member in arguments])
    if origin in (list, Sequence) or (origin is tuple and arguments[1:] == (...,)):
        return _array(_shape(arguments[0], f"{place}[]", around), tuple if origin is tuple else list)
    if origin is None and isinstance(kind, type):
        if kind in _PLAIN:
            return _PLAIN[kind]
        if kind in around:
            raise InvalidArgumentError(
                f"{place}: {kind.__name__} contains itself; nest to a fixed depth, or give a JSON Schema with $defs"
            )
        if issubclass(kind, enum.Enum):
            return _one_of([(member.value, member) for member in kind], place)
        if hasattr(kind, "model_json_schema") and hasattr(kind, "model_validate_json"):
            return _pydantic(cast("PydanticModel", kind), place)
        if dataclasses.is_dataclass(kind) or attrs.has(kind):
            return _object(kind, place, (*around, kind))
    raise InvalidArgumentError(f"{place}: {_name(kind)} has no JSON Schema here; {_advice(kind)}")


def _name(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind).replace("typing.", "")


def _advice(kind: Any) -> str:
    if kind in (list, tuple, Sequence):
        return "say what it holds, such as list[str]"
    if dict in (kind, get_origin(kind)) or Mapping in (kind, get_origin(kind)):
        return "the platform has no objects with free keys: use a class, or a list of a class with a key and a value"
    return "use a dataclass, an attrs class, a pydantic model, or plain types, lists and unions of them"


# --- values


def mismatch(at: str, wanted: str, value: Any) -> MismatchError:
    """The error for a value that something else should be in the place of."""
    return MismatchError(f"{_at(at)}{wanted} was expected instead of {value!r:.100}")


def _at(pointer: str) -> str:
    return f"{pointer}: " if pointer else ""


def _exactly(kind: type, wanted: str) -> Read:
    def read(value: Any, at: str) -> Any:
        if type(value) is not kind:
            raise mismatch(at, wanted, value)
        return value

    return read


def _integer(value: Any, at: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        raise mismatch(at, "a whole number", value)
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


def _text(format_: str, parse: Callable[[str], Any], wanted: str) -> Shape[Any]:
    return Shape({"type": "string", "format": format_}, _from_text(parse, wanted))


_NULL: Shape[Any] = Shape({"type": "null"}, _exactly(types.NoneType, "null"))
_PLAIN: Mapping[type, Shape[Any]] = {
    str: Shape({"type": "string"}, _exactly(str, "a text")),
    bool: Shape({"type": "boolean"}, _exactly(bool, "true or false")),
    int: Shape({"type": "integer"}, _integer),
    float: Shape({"type": "number"}, _number),
    types.NoneType: _NULL,
    datetime.datetime: _text("date-time", datetime.datetime.fromisoformat, "a date and time"),
    datetime.date: _text("date", datetime.date.fromisoformat, "a date"),
    datetime.time: _text("time", datetime.time.fromisoformat, "a time of day"),
    uuid.UUID: _text("uuid", uuid.UUID, "a UUID"),
}
_NAMES = ((str, "string"), (bool, "boolean"), (int, "integer"), (float, "number"))  # in this order: a bool is an int


# --- what is made of values


def _annotated(shape: Shape[Any], notes: Iterable[Any]) -> Shape[Any]:
    keywords = [note for note in notes if isinstance(note, Mapping)]
    return Shape({name: value for each in (shape.schema, *keywords) for name, value in each.items()}, shape.read)


def _one_of(members: list[tuple[Any, Any]], place: str) -> Shape[Any]:
    """One of some values, each with what it means."""
    values = [value for value, _ in members]
    wrong = [value for value in values if not isinstance(value, str | int | float | None)]
    if wrong or not values:
        raise InvalidArgumentError(f"{place}: values to choose from must be text, numbers, booleans or None: {wrong}")
    wanted = "one of " + ", ".join(map(repr, values))

    def read(value: Any, at: str) -> Any:
        for known, member in members:
            # True == 1, but they are not the same in JSON.
            if value == known and isinstance(value, bool) is isinstance(known, bool):
                return member
        raise mismatch(at, wanted, value)

    return Shape({"enum": values, **_type_of(values)}, read)


def _type_of(values: list[Any]) -> dict[str, str]:
    """The type that all of them have, if there is one."""
    names = {next((name for kind, name in _NAMES if isinstance(value, kind)), "") for value in values}
    if names == {"integer", "number"}:
        return {"type": "number"}
    return {"type": names.pop()} if len(names) == 1 and "" not in names else {}


def _union(members: list[Shape[Any]]) -> Shape[Any]:
    """One of some shapes: the first that fits."""
    rest = [member for member in members if member is not _NULL]

    def read(value: Any, at: str) -> Any:
        if value is None and len(rest) < len(members):
            return None
        failures = []
        for member in rest:
            try:
                return member.read(value, at)
            except MismatchError as error:
                failures.append(str(error))
        raise MismatchError("; or ".join(failures))

    return Shape({"anyOf": [member.schema for member in members]}, read)


def _array(item: Shape[Any], make: Callable[[list[Any]], Any]) -> Shape[Any]:
    def read(value: Any, at: str) -> Any:
        if not isinstance(value, list):
            raise mismatch(at, "a list", value)
        return make([item.read(each, at + step(number)) for number, each in enumerate(value)])

    return Shape({"type": "array", "items": item.schema}, read)


def _object(kind: type, place: str, around: tuple[type, ...]) -> Shape[Any]:
    properties = list(_properties(kind, place, around))
    required = [each.name for each in properties if each.is_required]

    def read(value: Any, at: str) -> Any:
        if not isinstance(value, dict):
            raise mismatch(at, "an object", value)
        if missing := [name for name in required if name not in value]:
            raise MismatchError(f"{_at(at)}{', '.join(missing)} is missing")
        given = {
            each.name: each.shape.read(value[each.name], at + step(each.name))
            for each in properties
            if each.name in value
        }
        try:
            return kind(**given)
        except (TypeError, ValueError) as error:
            raise MismatchError(f"{_at(at)}{kind.__name__} does not accept it: {error}") from error

    schema = {"type": "object", "properties": {each.name: each.shape.schema for each in properties}}
    return Shape({"title": kind.__name__, **schema, **({"required": required} if required else {})}, read)


def _properties(kind: type, place: str, around: tuple[type, ...]) -> Iterable[_Property]:
    try:
        hints = get_type_hints(kind, include_extras=True)
    except Exception as error:  # whatever is wrong with an annotation that is text
        raise InvalidArgumentError(f"{place}: the annotations cannot be read: {error}") from error
    for name, argument, has_default, metadata in _fields(kind):
        shape = _shape(hints[name], f"{place}.{name}", around)
        if isinstance(description := metadata.get("description"), str):
            shape = _annotated(shape, [{"description": description}])
        yield _Property(argument, shape, not has_default)


def _fields(kind: type) -> Iterable[tuple[str, str, bool, Mapping[Any, Any]]]:
    """The arguments of a class: the name of the field, that of the argument, whether it has a default, metadata."""
    if attrs.has(kind):
        for own in attrs.fields(kind):
            if own.init:
                yield own.name, own.alias or own.name, own.default is not attrs.NOTHING, own.metadata
        return
    for field in dataclasses.fields(kind):
        if field.init:
            missing = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
            yield field.name, field.name, not missing, field.metadata


def _pydantic(model: PydanticModel, place: str) -> Shape[Any]:
    try:
        schema = inlined(model.model_json_schema())
    except InvalidArgumentError as error:
        raise InvalidArgumentError(f"{place}: {error}") from error
    except Exception as error:  # whatever pydantic has against the model
        raise InvalidArgumentError(f"{place}: pydantic makes no JSON Schema of it: {error}") from error

    def read(value: Any, at: str) -> Any:
        try:
            return model.model_validate_json(orjson.dumps(value))
        except ValueError as error:
            raise MismatchError(_first_of_pydantic(error, at)) from None

    return Shape(schema, read)


def _first_of_pydantic(error: ValueError, at: str) -> str:
    details: Any = getattr(error, "errors", list)()
    if not details:
        return f"{_at(at)}{error}"
    place = "".join(map(step, details[0]["loc"]))
    return f"{_at(at + place)}{details[0]['msg']}"
