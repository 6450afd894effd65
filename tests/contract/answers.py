"""Whether a model agrees with its JSON: every field is at its attribute, with the type that the contract says."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import Enum
from typing import Any

import attrs

from .document import Schema, misfits, resolve
from .example_server import alternatives

_BUILT_IN = {"float"}
"""Names of fields that Python reserves, in addition to its keywords."""


def attribute(name: str, schema: Schema) -> str:
    """The attribute of a field: id for _id, in_ for in, and otherwise the contract's name for Python."""
    name = schema.get("x-python-name") or name.lstrip("_")
    return f"{name}_" if keyword.iskeyword(name) or name in _BUILT_IN else name


def differences(found: Any, wire: Any, schema: Schema, where: str = "the answer") -> Iterator[str]:
    """Where a model differs from the JSON that it was read from."""
    schema = next((each for each in alternatives(schema) if not misfits(wire, each)), resolve(schema))
    if wire is None:
        if found is not None:
            yield f"{where} is {found!r}, and not None"
    elif isinstance(wire, dict) and "properties" in schema:
        yield from _fields(found, wire, schema["properties"], where)
    elif isinstance(wire, dict):
        yield from _entries(found, wire, schema, where)
    elif isinstance(wire, list):
        yield from _items(found, wire, schema, where)
    else:
        yield from _scalar(found, wire, schema, where)


def _fields(found: Any, wire: dict[str, Any], properties: Mapping[str, Schema], where: str) -> Iterator[str]:
    if not attrs.has(type(found)):
        yield f"{where} is {type(found).__name__}, and no model"
        return
    for name, schema in properties.items():
        spot = f"{where}.{attribute(name, schema)}"
        if not hasattr(found, attribute(name, schema)):
            yield f"{spot} is missing"
        else:
            yield from differences(getattr(found, attribute(name, schema)), wire.get(name), schema, spot)
    more = {name: each for name, each in wire.items() if name not in properties}
    if getattr(found, "additional_properties", {}) != more:
        yield f"{where}.additional_properties are {found.additional_properties!r}, and not {more!r}"


def _entries(found: Any, wire: dict[str, Any], schema: Schema, where: str) -> Iterator[str]:
    each = schema.get("additionalProperties")
    if not isinstance(found, dict) or found.keys() != wire.keys():
        yield f"{where} is {found!r}, and not {wire!r}"
        return
    for name, value in wire.items():
        yield from differences(found[name], value, each if isinstance(each, Mapping) else {}, f"{where}[{name!r}]")


def _items(found: Any, wire: list[Any], schema: Schema, where: str) -> Iterator[str]:
    if not isinstance(found, list) or len(found) != len(wire):
        yield f"{where} is {found!r}, and not a list of {len(wire)}"
        return
    for n, (item, value) in enumerate(zip(found, wire, strict=True)):
        yield from differences(item, value, schema.get("items", {}), f"{where}[{n}]")


def _scalar(found: Any, wire: Any, schema: Schema, where: str) -> Iterator[str]:
    if schema.get("format") == "date-time":
        expected: Any = datetime.fromisoformat(wire)
        is_right = isinstance(found, datetime) and found.tzinfo is not None
    elif "enum" in schema:
        expected, is_right = wire, isinstance(found, Enum)
    else:
        expected, is_right = wire, isinstance(found, bool) == isinstance(wire, bool)
    if not is_right or found != expected:
        yield f"{where} is {found!r}, and not {expected!r}"
