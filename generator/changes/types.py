"""The type of a value as the alternatives that it may be, and which alternatives take the place of which."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..contract import Contract
from .limits import FORMATS
from .rules import SENT, Direction

_SCALARS = {"string", "integer", "number", "boolean"}


@dataclass(frozen=True)
class Alternative:
    """One type that a value may have."""

    word: str
    """The type in words; for a component, its name."""
    base: str
    """string, integer, number, boolean, null, time, date, file, list, object, model, enum or anything."""
    schema: Mapping[str, Any]
    name: str = ""
    """The component, if it is one."""
    values: frozenset[str] | None = None
    """The only values, if they are listed."""
    items: "tuple[Alternative, ...]" = ()
    bases: frozenset[str] = frozenset()
    """The components that it extends."""


def alternatives(contract: Contract, schema: Mapping[str, Any]) -> list[Alternative]:
    """The types that a value may have, in the order of the contract."""
    if "$ref" in schema:
        return [_component(contract, schema["$ref"].rsplit("/", 1)[1])]
    if "allOf" in schema:
        schema = flat(contract, schema)
    found: list[Alternative] = []
    if members := [*schema.get("oneOf", []), *schema.get("anyOf", [])]:
        found = [one for member in members for one in alternatives(contract, member)]
    elif "const" in schema:
        value = json.dumps(schema["const"])
        found = [Alternative(value, "const", schema, values=frozenset({value}))]
    elif "enum" in schema:
        values = [json.dumps(value) for value in schema["enum"]]
        found = [Alternative(f"one of {', '.join(values)}", "enum", schema, values=frozenset(values))]
    else:
        given = schema.get("type", "object" if "properties" in schema else "anything")
        found = [_plain(contract, schema, kind) for kind in (given if isinstance(given, list) else [given])]
    if schema.get("nullable"):
        found.append(Alternative("null", "null", {}))
    return found


def words(types: Sequence[Alternative]) -> str:
    """The alternatives as users read them, in an order that does not depend on the contract."""
    return " or ".join(sorted({one.word for one in types}))


def flat(contract: Contract, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object with the fields that it inherits through allOf."""
    merged = {key: value for key, value in schema.items() if key != "allOf"}
    for member in schema.get("allOf", []):
        inherited = flat(contract, contract.resolve(member))
        required = [*inherited.get("required", []), *merged.get("required", [])]
        fields = {**inherited.get("properties", {}), **merged.get("properties", {})}
        merged = {**inherited, **merged, "properties": fields, "required": required}
    return merged


def fit(old: Sequence[Alternative], new: Sequence[Alternative], direction: Direction) -> bool:
    """Whether all of the first take the place of one of the second, on the wire and in Python."""
    return all(any(_fits(one, other, direction) for other in new) for one in old)


def _component(contract: Contract, name: str) -> Alternative:
    schema = flat(contract, contract.schemas[name])
    if "enum" in schema:
        return Alternative(name, "enum", schema, name, frozenset(map(json.dumps, schema["enum"])))
    bases, waiting = set[str](), [contract.schemas[name]]
    while waiting:
        for base in waiting.pop().get("allOf", []):
            if "$ref" in base and (other := base["$ref"].rsplit("/", 1)[1]) not in bases:
                bases.add(other)
                waiting.append(contract.schemas[other])
    base = "model" if schema.get("properties") else "object"
    return Alternative(name, base, schema, name, bases=frozenset(bases))


def _plain(contract: Contract, schema: Mapping[str, Any], kind: str) -> Alternative:
    if kind == "array":
        items = alternatives(contract, schema.get("items", {}))
        inner = words(items)
        return Alternative(
            f"list of ({inner})" if " or " in inner else f"list of {inner}", "list", schema, "", None, tuple(items)
        )
    named = FORMATS.get(schema.get("format", "")) if kind == "string" else None
    return Alternative(named or kind, named or kind, schema)


def _fits(one: Alternative, other: Alternative, direction: Direction) -> bool:
    if one.word == other.word:
        return True
    if other.base == "anything":
        return direction is SENT or one.base in _SCALARS
    if one.base == other.base == "list":
        return fit(one.items, other.items, direction)
    if one.base == other.base == "object":
        return True
    if other.name in one.bases:
        return True
    if one.values is not None and other.values is not None:
        return one.values <= other.values and (direction is SENT or not (one.name and other.name))
    if one.values is not None:
        return other.base == "string" and all(value.startswith('"') for value in one.values)
    return (one.base, other.base) == ("integer", "number")
