"""What the platform supports of JSON Schema, which differs from operation to operation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import InvalidArgumentError
from .references import definition, step


@dataclass(frozen=True, slots=True)
class Dialect:
    """The part of JSON Schema that an operation supports."""

    name: str
    """What the schemas are for, in errors."""
    types: frozenset[str]
    supported: frozenset[str] | None
    """All keywords that may be used; None for any but those with advice."""
    advice: Mapping[str, str]
    """What to do instead of using a keyword."""
    rules: tuple[Callable[[Mapping[str, Any], str], None], ...] = field(default=(), repr=False)
    """What else a schema at a place must keep to. They raise InvalidArgumentError."""


def check_supported(schema: Mapping[str, Any], dialect: Dialect | None = None) -> None:
    """Refuse a JSON Schema that the platform would refuse, or would answer badly.

    What a newer platform may support beyond this can still be sent, with `additional_body_parameters` in
    `request_options`.

    Args:
        schema: The JSON Schema.
        dialect: What it is for: `ANALYSIS` (if left out) or `RESPONSES`.

    Raises:
        InvalidArgumentError: It is not supported. The message has the place as a JSON pointer, and what to do instead.
    """
    try:
        _check(schema, "#", schema, dialect or ANALYSIS)
    except RecursionError:
        raise InvalidArgumentError("the JSON Schema is nested too deeply, or contains itself") from None


def refused(at: str, what: str) -> InvalidArgumentError:
    """The error for something at a place in a schema."""
    return InvalidArgumentError(f"the JSON Schema at {at}: {what}")


def _check(schema: Any, at: str, root: Mapping[str, Any], dialect: Dialect) -> None:
    if not isinstance(schema, Mapping):
        raise refused(at, f"a schema must be an object, not {schema!r:.100}")
    for keyword in schema:
        _check_keyword(keyword, at, dialect)
    _check_types(schema, at, dialect)
    if "$ref" in schema and definition(root, schema["$ref"]) is None:
        raise refused(f"{at}/$ref", f"it must name a schema in $defs, as #/$defs/NAME, and not {schema['$ref']!r:.100}")
    for rule in dialect.rules:
        rule(schema, at)
    for place, inner in _subschemas(schema, at):
        _check(inner, place, root, dialect)


def _check_keyword(keyword: object, at: str, dialect: Dialect) -> None:
    advice = dialect.advice.get(str(keyword))
    if advice is None and dialect.supported is not None and keyword not in dialect.supported:
        advice = "leave it out"
    if advice is not None:
        raise refused(at + step(str(keyword)), f"{dialect.name} do not support {keyword}: {advice}")


def _check_types(schema: Mapping[str, Any], at: str, dialect: Dialect) -> None:
    for name in types_of(schema):
        if not isinstance(name, str) or name not in dialect.types:
            raise refused(f"{at}/type", f"{name!r:.100} is none of {', '.join(sorted(dialect.types))}")


def types_of(schema: Mapping[str, Any]) -> list[Any]:
    """The types that a schema names."""
    given = schema.get("type", [])
    return given if isinstance(given, list) else [given]


def _subschemas(schema: Mapping[str, Any], at: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for keyword in ("properties", "$defs"):
        inner = schema.get(keyword, {})
        if not isinstance(inner, Mapping):
            raise refused(f"{at}/{keyword}", f"it must be an object, not {inner!r:.100}")
        found += [(f"{at}/{keyword}{step(name)}", each) for name, each in inner.items()]
    for keyword in ("anyOf", "allOf"):
        inner = schema.get(keyword, [])
        if not isinstance(inner, list | tuple):
            raise refused(f"{at}/{keyword}", f"it must be a list of schemas, not {inner!r:.100}")
        found += [(f"{at}/{keyword}/{number}", each) for number, each in enumerate(inner)]
    if "items" in schema:
        found.append((f"{at}/items", schema["items"]))
    return found


# --- rules of analyses

_INTEGER_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_STRING_FORMATS = ("uuid", "date-time", "date", "time")
_TIME_FORMATS = ("seconds", "hh:mm:ss", "hh:mm:ss.fff")
_TIMESTAMP_PLACE = re.compile(r"#/properties/[^/]+(/items/properties/[^/]+)?")
_BOUNDARY = re.compile(r".*/properties/(start_time|end_time)")


def _check_bounds(schema: Mapping[str, Any], at: str) -> None:
    for keyword in _INTEGER_BOUNDS:
        if keyword in schema and "integer" not in types_of(schema):
            raise refused(f"{at}/{keyword}", "only integers may have bounds: leave it out, and check the answer")
    if "minItems" in schema and schema["minItems"] not in (0, 1):
        raise refused(f"{at}/minItems", "it may be 0 or 1: ask for a number of items in the prompt")


def _check_text(schema: Mapping[str, Any], at: str) -> None:
    if "pattern" in schema and "string" not in types_of(schema):
        raise refused(f"{at}/pattern", "only strings may have a pattern")
    if "timestamp" not in types_of(schema) and "format" in schema:
        if "string" not in types_of(schema):
            raise refused(f"{at}/format", "only strings and timestamps may have a format")
        if schema["format"] not in _STRING_FORMATS:
            formats = ", ".join(_STRING_FORMATS)
            raise refused(
                f"{at}/format", f"{schema['format']!r:.100} is none of {formats}: leave it out, or use pattern"
            )


def _check_values(schema: Mapping[str, Any], at: str) -> None:
    values = schema.get("enum", [])
    if not isinstance(values, list | tuple):
        raise refused(f"{at}/enum", f"it must be a list of values, not {values!r:.100}")
    for keyword, value in [*(("enum", value) for value in values), ("const", schema.get("const"))]:
        if not isinstance(value, str | int | float | None):
            raise refused(f"{at}/{keyword}", f"values must be text, numbers, booleans or null, not {value!r:.100}")


def _check_timestamp(schema: Mapping[str, Any], at: str) -> None:
    if "timestamp" not in types_of(schema):
        return
    if schema.get("format") not in _TIME_FORMATS:
        raise refused(f"{at}/format", f"a timestamp needs a format, one of {', '.join(_TIME_FORMATS)}")
    if not _TIMESTAMP_PLACE.fullmatch(at):
        raise refused(
            at,
            "a timestamp may only be a property of the whole, or of the objects in a list that is such a property; "
            "elsewhere use a number, and leave a property out of required instead of allowing null",
        )


def _check_boundary(schema: Mapping[str, Any], at: str) -> None:
    """The platform converts what is called start_time or end_time, and refuses what it cannot convert."""
    if not (match := _BOUNDARY.fullmatch(at)):
        return
    types = types_of(schema)
    if len(types) != 1 or types[0] not in ("number", "integer", "string", "timestamp"):
        raise refused(
            at,
            f"{match[1]} must have one type: number, integer, string or timestamp; or give the property another name",
        )
    if types == ["string"] and "format" in schema:
        raise refused(
            f"{at}/format", f"{match[1]} as a string may have no format: leave it out, or use the type timestamp"
        )


_TYPES = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})
_CHECK_LENGTH = "leave it out, and check the length in the answer"
_CHECK_NUMBER = "leave it out, and check the number of items in the answer"
_NO_COMBINATION = "anyOf is the only combination; write one schema"
_NAME_PROPERTIES = "name each in properties; for free keys use a list of objects with a key and a value"
_NO_CONDITION = "leave it out; use anyOf for alternatives"

ANALYSIS = Dialect(
    name="analyses",
    types=_TYPES | {"timestamp"},
    supported=frozenset(
        {
            *("type", "properties", "required", "items", "minItems", "pattern", "format", *_INTEGER_BOUNDS),
            *("const", "enum", "anyOf", "$ref", "$defs", "$schema"),
            *("title", "description", "$comment", "$comments", "default", "examples", "deprecated"),
            *("readOnly", "writeOnly"),
        }
    ),
    advice={
        "additionalProperties": "leave it out; an answer has the properties of the schema only",
        "unevaluatedProperties": "leave it out; an answer has the properties of the schema only",
        "patternProperties": _NAME_PROPERTIES,
        "minLength": _CHECK_LENGTH,
        "maxLength": _CHECK_LENGTH,
        "maxItems": _CHECK_NUMBER,
        "uniqueItems": "leave it out, and drop what is double in the answer",
        "prefixItems": "use an object with a property for each",
        "oneOf": "use anyOf",
        "discriminator": "leave it out; give each alternative a property with a const",
        "allOf": _NO_COMBINATION,
        "not": _NO_COMBINATION,
        "if": _NO_CONDITION,
        "then": _NO_CONDITION,
        "else": _NO_CONDITION,
        "multipleOf": "leave it out, and round the answer",
        "definitions": "use $defs",
        "nullable": "use anyOf with the type null",
    },
    rules=(_check_bounds, _check_text, _check_values, _check_timestamp, _check_boundary),
)
"""For `response_format` of analyses and of their tasks and batches."""

RESPONSES = Dialect(
    name="responses",
    types=_TYPES,
    supported=None,
    advice={
        "oneOf": "use anyOf",
        "default": "leave it out; the platform makes every property required",
        "if": _NO_CONDITION,
        "then": _NO_CONDITION,
        "else": _NO_CONDITION,
        "not": _NO_COMBINATION,
        "patternProperties": _NAME_PROPERTIES,
        "contains": "leave it out, and check the answer",
        "prefixItems": "use an object with a property for each",
    },
)
"""For `text` of responses. The platform makes every property required."""
