"""Validates dataclasses that can also be given as JSON, reads them from JSON, and makes their JSON Schemas.

A type may have JSON Schema keywords that restrict it: ``Annotated[int, ("minimum", 1)]``.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from twelvelabs_sandbox.json_values import JsonObject

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_SCALARS = {
    str: ("string", "text"),
    bool: ("boolean", "true or false"),
    int: ("integer", "a whole number"),
    float: ("number", "a number"),
    NoneType: ("null", "null"),
}
_KEYWORDS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minimum": (operator.ge, "at least {}"),
    "maximum": (operator.le, "at most {}"),
    "exclusiveMinimum": (operator.gt, "above {}"),
    "minLength": (lambda value, least: len(value) >= least, "text of at least {} characters"),
    "minItems": (lambda value, least: len(value) >= least, "a list of at least {} items"),
    "pattern": (lambda value, pattern: re.fullmatch(pattern, value) is not None, "text that matches {}"),
}


def check(noun: str, problems: Mapping[str, bool]) -> None:
    """Raise ValueError with the first problem whose value is true."""
    for problem, present in problems.items():
        if present:
            raise ValueError(f"invalid {noun}: {problem}")


def check_fields(noun: str, instance: "DataclassInstance") -> None:
    """Raise ValueError if the value of a field is not valid for its type."""
    for name, hint in _hints(type(instance)).items():
        if not _fits(hint, getattr(instance, name)):
            raise ValueError(f"invalid {noun}: {name} must be {_describe(hint)}")


def read_fields(cls: type[T], noun: str, value: object) -> T:
    """An instance of a dataclass from a JSON object with the names of its fields; ValueError if it is not valid."""
    if not isinstance(value, dict):
        raise ValueError(f"a {noun} must be a JSON object")
    known = fields(cls)
    if unknown := sorted(set(value) - {field.name for field in known}):
        raise ValueError(f"a {noun} has no field {unknown[0]}")
    if absent := [field.name for field in known if _is_required(field) and field.name not in value]:
        raise ValueError(f"invalid {noun}: {absent[0]} is missing")
    return cls(**value)


def schema_of(cls: type["DataclassInstance"]) -> JsonObject:
    """The JSON Schema of the objects that `read_fields` accepts."""
    summary = (cls.__doc__ or "").partition("\n\n")[0].replace("``", "")
    required = [field.name for field in fields(cls) if _is_required(field)]
    properties = {name: _schema(hint) for name, hint in _hints(cls).items()}
    return {**object_schema(required, **properties), "description": summary}


def object_schema(required: Sequence[str], **properties: object) -> JsonObject:
    """The JSON Schema of an object with these properties and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


@cache
def _hints(cls: type["DataclassInstance"]) -> Mapping[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _fits(hint: Any, value: object) -> bool:
    """Whether a value is valid for a type. A boolean is not a number; an integer is valid as a float."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _fits(parts[0], value) and all(_KEYWORDS[word][0](value, limit) for word, limit in parts[1:])
    if origin in (Union, UnionType):
        return any(_fits(part, value) for part in parts)
    if origin is Literal:
        return any(value == part and type(value) is type(part) for part in parts)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(_fits(parts[1], item) for item in value.values())
    if origin in (Sequence, tuple):
        return isinstance(value, list | tuple) and all(_fits(parts[0], item) for item in value)
    if isinstance(value, bool):
        return hint in (bool, object)
    return isinstance(value, int | float if hint is float else hint)


def _schema(hint: Any) -> JsonObject:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {**_schema(parts[0]), **dict(parts[1:])}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(part) for part in parts]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    if origin in (Sequence, tuple):
        return {"type": "array", "items": _schema(parts[0])}
    if isinstance(hint, type) and is_dataclass(hint):
        return schema_of(hint)
    return {"type": _SCALARS[hint][0]} if hint in _SCALARS else {}


def _describe(hint: Any) -> str:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        limits = [_KEYWORDS[word][1].format(limit) for word, limit in parts[1:]]
        return " and ".join([_describe(parts[0]), *limits])
    if origin in (Union, UnionType):
        return " or ".join(_describe(part) for part in parts if part is not NoneType)
    if origin is Literal:
        return " or ".join(f'"{part}"' for part in parts)
    if origin in (Sequence, tuple):
        return "a list, each " + _describe(parts[0])
    return _SCALARS[hint][1] if hint in _SCALARS else "an object"
