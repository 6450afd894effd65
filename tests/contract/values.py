"""Values made from the schemas of the contract, and their form on the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from .document import Schema, resolve

FREE_OBJECT = {"type": "object", "properties": {"title": {"type": "string"}}}
"""Used where any object is valid, as for a JSON Schema."""
TEXT = 'a/b ?&=#%41+ü "c"'
FILE = b"\x00\x01 the bytes of a file \r\n--"
_PREFIXES = ("text", "ksi")
"""Prefixes of texts that match a pattern."""


def members(schema: Schema) -> list[Schema]:
    """The alternatives of a union, or none."""
    return [*schema.get("oneOf", []), *schema.get("anyOf", [])]


def kind(schema: Schema) -> str:
    """The type that values have."""
    found = schema.get("type", "object")
    return str(found if isinstance(found, str) else found[0])


def value(schema: Schema, turn: int, *, whole: bool, trail: tuple[int, ...] = ()) -> Any:
    """A value of a schema, with all of its fields or only those that it must have, as has a schema within itself.

    Each turn takes other members of unions and enums, and other scalars: 0, false and the empty text are among them.
    """
    schema = resolve(schema)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][turn % len(schema["enum"])]
    if union := members(schema):
        return value(union[turn % len(union)], turn // len(union), whole=whole, trail=trail)
    match kind(schema):
        case "object":
            return _object(schema, turn, whole=whole and id(schema) not in trail, trail=(*trail, id(schema)))
        case "array":
            return _array(schema, turn, whole=whole, trail=trail)
        case "string":
            return _text(schema, turn)
        case "boolean":
            return turn % 2 == 0
        case "null":
            return None
        case number:
            return _number(schema, turn, whole_number=number == "integer")


def _object(schema: Schema, turn: int, *, whole: bool, trail: tuple[int, ...]) -> Any:
    properties = schema.get("properties", {})
    if not properties:
        return _mapping(schema, turn, whole=whole, trail=trail)
    names = [name for name in properties if whole or name in schema.get("required", [])]
    names += [name for name in properties if name not in names][: max(0, schema.get("minProperties", 0) - len(names))]
    found = {name: value(properties[name], turn, whole=whole, trail=trail) for name in _together(schema, names, turn)}
    for field, choice in schema.get("x-choice", {}).items():
        fitting = [one for one, needed in choice.items() if needed in found]
        found[field] = fitting[turn % len(fitting)]
    for name in _ruled(schema) & found.keys():
        found[name] = found[name] or "https://example.com/a.mp4"  # an empty text is not enough
    return found


def _ruled(schema: Schema) -> set[str]:
    choices = (choice.values() for choice in schema.get("x-choice", {}).values())
    groups = [*choices, *schema.get("x-exactly-one", ()), *schema.get("x-at-least-one", ())]
    return {name for group in [*groups, schema.get("x-needs", {}).values()] for name in group}


def _together(schema: Schema, names: list[str], turn: int) -> list[str]:
    """The names without those that exclude each other, but with those that are needed."""
    for group in schema.get("x-exactly-one", ()):
        names = [name for name in names if name not in group] + [group[turn // 2 % len(group)]]
    choices = (list(choice.values()) for choice in schema.get("x-choice", {}).values())
    for group in [*choices, *schema.get("x-at-least-one", ())]:
        if not set(names).intersection(group):
            names = [*names, group[turn % len(group)]]
    needs = {needed for name, needed in schema.get("x-needs", {}).items() if name in names}
    names = [*names, *needs.difference(names)]
    for first, second in schema.get("x-at-most-one", ()):
        if first in names and second in names:
            names.remove(first if turn // 4 % 2 and first not in needs else second)
    return names


def _mapping(schema: Schema, turn: int, *, whole: bool, trail: tuple[int, ...]) -> Any:
    each = schema.get("additionalProperties", True)
    if not isinstance(each, Mapping):
        return FREE_OBJECT
    return {f"key {n}": value(each, turn + n, whole=whole, trail=trail) for n in range(4 if whole else 0)}


def _array(schema: Schema, turn: int, *, whole: bool, trail: tuple[int, ...]) -> list[Any]:
    wanted = min(max(schema.get("minItems", 0), 2 if whole else 1), schema.get("maxItems", 2))
    found: list[Any] = []
    for n in range(20):
        if len(found) == wanted:
            break
        item = value(schema["items"], turn + n, whole=whole, trail=trail)
        if item not in found or not schema.get("uniqueItems"):
            found.append(item)
    return found


def _text(schema: Schema, turn: int) -> str:
    match schema.get("format"):
        case "date-time":
            return f"2026-10-30T09:12:{turn % 60:02}Z"
        case "uri":
            return f"https://media.example.com/{turn}?a=b&c=%20d"
        case "binary":
            return f"file-{turn}.bin"
    if "pattern" in schema:
        return next(text for prefix in _PREFIXES if re.search(schema["pattern"], text := f"{prefix}_{turn}"))
    shortest: int = schema.get("minLength", 0)
    if turn % 3 == 2:
        return "x" * shortest
    return f"{TEXT}{turn}"[: max(shortest, schema.get("maxLength", 99))]


def _number(schema: Schema, turn: int, *, whole_number: bool) -> float:
    least: int = schema.get("minimum", 0)
    most: int = schema.get("maximum", 1_000_000)
    if turn % 3 == 1:
        return least if whole_number else float(least)
    return min(least + turn + 1, most) if whole_number else min(least + 0.25 + turn / 8, most)


def turns(schema: Schema, seen: frozenset[int] = frozenset()) -> int:
    """How many turns show every alternative of a schema, two at least."""
    schema = resolve(schema)
    if id(schema) in seen:
        return 2
    seen |= {id(schema)}
    union = members(schema)
    parts = [*union, *schema.get("properties", {}).values()]
    parts += [schema[name] for name in ("items", "additionalProperties") if isinstance(schema.get(name), Mapping)]
    deepest = max((turns(part, seen) for part in parts), default=2)
    groups = [2 for rule in ("x-exactly-one", "x-at-most-one") if rule in schema]  # each turn has one side of these
    return max(deepest * max(1, len(union), *groups), len(schema.get("enum", ())), 2)


def plain_text(scalar: Any) -> str:
    """A value as queries and forms have it."""
    return scalar if isinstance(scalar, str) else json.dumps(scalar, ensure_ascii=False)


def query_pairs(values: Mapping[str, tuple[str, Any]]) -> list[tuple[str, str]]:
    """Parameters, each with its style, as the query has them, in alphabetical order."""
    return sorted(pair for name, (style, each) in values.items() for pair in _pairs(name, style, each))


def _pairs(name: str, style: str, each: Any) -> Iterator[tuple[str, str]]:
    if isinstance(each, dict):
        for key, item in each.items():
            yield from _pairs(f"{name}[{key}]" if style == "deepObject" else key, style, item)
    else:
        for item in each if isinstance(each, list) else [each]:
            if item is not None:
                yield name, plain_text(item)


def pieces(content: bytes, size: int = 7) -> Iterator[bytes]:
    """Bytes as a network may deliver them."""
    rest = iter(content)
    while piece := bytes(islice(rest, size)):
        yield piece
