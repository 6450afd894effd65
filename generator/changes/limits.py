"""The limits that a schema puts on values: bounds, lengths, patterns, and all other keywords of JSON Schema."""

import json
import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from ..field_rules import RULES

_RANGES = (
    (("maximum", "exclusiveMaximum"), 1),
    (("minimum", "exclusiveMinimum"), -1),
    (("maxLength",), 1),
    (("minLength",), -1),
    (("maxItems",), 1),
    (("minItems",), -1),
    (("maxProperties",), 1),
    (("x-max-bytes",), 1),
    (("minProperties",), -1),
)
"""Keywords of bounds that go together, and 1 for upper bounds, -1 for lower ones."""
_BOUNDS = {key for keys, _ in _RANGES for key in keys}
_WIDTHS = {"int32": 0, "int64": 1, "float": 0, "double": 1}
"""Formats of numbers: 1 for those that every number has."""
_ANYTHING = {"", ".*", "^.*$", "^.*", ".*$"}
"""Patterns that every text matches."""
_COUNTS = {"minLength", "minItems", "minProperties"}
"""Lower bounds that are 0 where they are not given."""
FORMATS = {"date-time": "time", "date": "date", "binary": "file"}
"""Formats that have a type of their own in Python, and what it is called."""
PROSE = {"description", "summary", "title", "example", "examples", "externalDocs", "$comment"}
"""Keys that are for people only."""
STRUCTURE = {
    *("$ref", "type", "format", "oneOf", "anyOf", "allOf", "properties", "required", "items", "enum", "const"),
    *("additionalProperties", "propertyNames", "nullable", "default", "deprecated", "discriminator"),
    *("x-enum-varnames", "x-python-name", "x-vector", "x-lifecycle", "x-max-bytes", *RULES),
}
"""Keys whose meaning other modules know."""
_KNOWN = _BOUNDS | PROSE | STRUCTURE | {"multipleOf", "uniqueItems", "pattern"}

Found = tuple[str, str]
"""The kind of a difference, and the difference in words."""


def limits(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Found]:
    """The differences of the limits of two schemas of about the same type."""
    for keys, sign in _RANGES:
        yield from _range(old, new, keys, sign)
    yield from _multiple(old.get("multipleOf"), new.get("multipleOf"))
    if bool(old.get("uniqueItems")) != bool(new.get("uniqueItems")):
        unique = bool(new.get("uniqueItems"))
        text = "the items must be unique now" if unique else "the items need not be unique any more"
        yield "limit tightened" if unique else "limit loosened", text
    yield from _keyword("pattern", *(None if (p := one.get("pattern")) in _ANYTHING else p for one in (old, new)))
    for key in sorted((old.keys() | new.keys()) - _KNOWN):
        if not key.startswith("x-"):
            yield from _keyword(key, old.get(key), new.get(key))
    yield from _format(*(None if schema.get("format") in FORMATS else schema.get("format") for schema in (old, new)))


def extensions(old: Mapping[str, Any], new: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    """The differences of the keys "x-...", apart from those that are known, in words."""
    for key in sorted((old.keys() | new.keys()) - known):
        if key.startswith("x-") and old.get(key) != new.get(key):
            yield stated(key, old.get(key), new.get(key))


def prose(node: Mapping[str, Any]) -> dict[str, Any]:
    """What a node says to people only."""
    return {key: value for key, value in node.items() if key in PROSE}


def _range(old: Mapping[str, Any], new: Mapping[str, Any], keys: tuple[str, ...], sign: int) -> Iterator[Found]:
    was, now = _bound(old, keys, sign), _bound(new, keys, sign)
    if was is not None and now is not None and was != now:
        direction = "raised" if (now > was) == (sign == 1) else "lowered"
        text = f"{keys[0]} {direction} from {_number(was, sign)} to {_number(now, sign)}"
        yield "limit loosened" if now > was else "limit tightened", text
    elif was is not None and now is None:
        yield "limit loosened", f"{keys[0]} {_number(was, sign)} removed"
    elif now is not None and was is None:
        yield "limit tightened", f"{keys[0]} {_number(now, sign)} added"


def _bound(schema: Mapping[str, Any], keys: tuple[str, ...], sign: int) -> tuple[Fraction, bool] | None:
    """The bound that decides, times the sign, and whether it is itself allowed. The greater, the looser."""
    bounds = []
    for key in keys:
        value = schema.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and not (key in _COUNTS and value == 0):
            bound, is_allowed = Fraction(str(value)) * sign, not key.startswith("exclusive")
            if schema.get("type") == "integer":  # the outermost whole number that is allowed
                bound, is_allowed = Fraction(math.floor(bound) - (not is_allowed and bound.denominator == 1)), True
            bounds.append((bound, is_allowed))
    return min(bounds, default=None)


def _number(bound: tuple[Fraction, bool], sign: int) -> str:
    value, is_allowed = bound
    number = value * sign
    shown = str(number.numerator) if number.denominator == 1 else str(float(number))
    return shown if is_allowed else f"{shown} (exclusive)"


def _multiple(old: Any, new: Any) -> Iterator[Found]:
    if old is None or new is None:
        yield from _keyword("multipleOf", old, new)
    elif (was := Fraction(str(old))) != (now := Fraction(str(new))):
        kind = "tightened" if now % was == 0 else "loosened" if was % now == 0 else "changed"
        yield f"limit {kind}", stated("multipleOf", old, new)


def _keyword(key: str, old: Any, new: Any) -> Iterator[Found]:
    """A keyword that narrows what is valid by an unknown amount."""
    if old != new:
        kind = "tightened" if old is None else "loosened" if new is None else "changed"
        yield f"limit {kind}", stated(key, old, new)


def _format(old: Any, new: Any) -> Iterator[Found]:
    """A format narrows a text by an unknown amount; those of numbers are widths, of which the widest is no limit."""
    widths = [_WIDTHS.get(one, 1 if one is None else None) for one in (old, new)]
    if old != new and {old, new} & _WIDTHS.keys() and None not in widths:
        if widths[0] != widths[1]:
            yield f"limit {'tightened' if widths == [1, 0] else 'loosened'}", stated("format", old, new)
    else:
        yield from _keyword("format", old, new)


def stated(key: str, old: Any, new: Any) -> str:
    """A key whose value has changed, in words."""
    if old is None:
        return f"{key} {_shown(new)} added"
    if new is None:
        return f"{key} {_shown(old)} removed"
    return f"{key} changed from {_shown(old)} to {_shown(new)}"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
