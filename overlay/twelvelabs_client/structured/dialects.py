"""The part of JSON Schema that the platform supports, which differs between operations.

Keywords that are known not to be supported are rejected here, with the place and what to do instead. Unknown keywords
are sent: a newer platform may support them. If it rejects the request, a note on the error names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import InvalidArgumentError
from .references import Constraints, definition, step


@dataclass(frozen=True, slots=True)
class Dialect:
    """The part of JSON Schema that an operation supports."""

    name: str
    """What the schemas are for, in errors."""
    types: frozenset[str]
    supported: frozenset[str] | None
    """All keywords that are known to be supported; None if any keyword without advice may be."""
    advice: Mapping[str, str]
    """The keywords that are known not to be supported, with what to do instead."""
    rules: tuple[Callable[[Mapping[str, Any], str], None], ...] = field(default=(), repr=False)
    """Further checks of the schema at a place. They raise InvalidArgumentError."""
    constraints: Constraints = field(default=lambda schema: (), repr=False)
    """The unsupported constraints in a schema that can be omitted if the answer is checked against them."""


def check_supported(schema: Mapping[str, Any], dialect: Dialect | None = None) -> None:
    """Reject a JSON Schema that the platform would reject or not follow.

    To send it anyway, because a newer platform supports it, use `additional_body_parameters` in `request_options`.

    Args:
        schema: The JSON Schema.
        dialect: What the schema is for: `ANALYSIS` (the default) or `RESPONSES`.

    Raises:
        InvalidArgumentError: The schema is not supported. The message has the place as a JSON pointer, and what to do
            instead.
    """
    try:
        for at, each in _subschemas("#", schema):
            _check(each, at, schema, dialect or ANALYSIS)
    except RecursionError:
        raise InvalidArgumentError("the JSON Schema is nested too deeply, or contains itself") from None


def unknown_keywords(schema: Mapping[str, Any], dialect: Dialect) -> list[str]:
    """The JSON pointers of the keywords that are not known to be supported, in a schema that has been checked."""
    if dialect.supported is None:
        return []
    return [
        at + step(keyword)
        for at, each in _subschemas("#", schema)
        for keyword in each
        if keyword not in dialect.supported
    ]


def _refused(at: str, what: str) -> InvalidArgumentError:
    return InvalidArgumentError(f"the JSON Schema at {at}: {what}")


def _check(schema: Mapping[str, Any], at: str, root: Mapping[str, Any], dialect: Dialect) -> None:
    for keyword in schema:
        if (advice := dialect.advice.get(str(keyword))) is not None:
            raise _refused(at + step(str(keyword)), f"{dialect.name} do not support {keyword}: {advice}")
    for name in types_of(schema):
        if not isinstance(name, str) or name not in dialect.types:
            raise _refused(f"{at}/type", f"{name!r:.100} is not a type; use one of {', '.join(sorted(dialect.types))}")
    if "$ref" in schema and definition(root, schema["$ref"]) is None:
        raise _refused(f"{at}/$ref", f"it must name a schema in $defs, as #/$defs/NAME, not {schema['$ref']!r:.100}")
    for rule in dialect.rules:
        rule(schema, at)


def types_of(schema: Mapping[str, Any]) -> list[Any]:
    """The types that a schema names."""
    given = schema.get("type", [])
    return given if isinstance(given, list) else [given]


def _subschemas(at: str, schema: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A schema and all its subschemas, with their places."""
    if not isinstance(schema, Mapping):
        raise _refused(at, f"a schema must be an object, not {schema!r:.100}")
    yield at, schema
    for keyword in ("properties", "$defs"):
        inner = schema.get(keyword, {})
        if not isinstance(inner, Mapping):
            raise _refused(f"{at}/{keyword}", f"it must be an object, not {inner!r:.100}")
        for name, each in inner.items():
            yield from _subschemas(f"{at}/{keyword}{step(name)}", each)
    for keyword in ("anyOf", "allOf"):
        inner = schema.get(keyword, [])
        if not isinstance(inner, list | tuple):
            raise _refused(f"{at}/{keyword}", f"it must be a list of schemas, not {inner!r:.100}")
        for number, each in enumerate(inner):
            yield from _subschemas(f"{at}/{keyword}/{number}", each)
    if "items" in schema:
        yield from _subschemas(f"{at}/items", schema["items"])


_INTEGER_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_STRING_FORMATS = ("uuid", "date-time", "date", "time")
_TIME_FORMATS = ("seconds", "hh:mm:ss", "hh:mm:ss.fff")
_TIMESTAMP_PLACE = re.compile(r"#/properties/[^/]+(/items/properties/[^/]+)?")
_BOUNDARY = re.compile(r".*/properties/(start_time|end_time)")


def _check_bounds(schema: Mapping[str, Any], at: str) -> None:
    for keyword in _INTEGER_BOUNDS:
        if keyword in schema and "integer" not in types_of(schema):
            raise _refused(f"{at}/{keyword}", "only integers may have bounds: omit it, and check the answer")
    if "minItems" in schema and schema["minItems"] not in (0, 1):
        raise _refused(f"{at}/minItems", "it may be 0 or 1: ask for a number of items in the prompt")


def _check_text(schema: Mapping[str, Any], at: str) -> None:
    if "pattern" in schema and "string" not in types_of(schema):
        raise _refused(f"{at}/pattern", "only strings may have a pattern")
    if "timestamp" not in types_of(schema) and "format" in schema:
        if "string" not in types_of(schema):
            raise _refused(f"{at}/format", "only strings and timestamps may have a format")
        if schema["format"] not in _STRING_FORMATS:
            formats = ", ".join(_STRING_FORMATS)
            raise _refused(
                f"{at}/format", f"{schema['format']!r:.100} is not one of {formats}: omit it, or use pattern"
            )


def _check_values(schema: Mapping[str, Any], at: str) -> None:
    values = schema.get("enum", [])
    if not isinstance(values, list | tuple):
        raise _refused(f"{at}/enum", f"it must be a list of values, not {values!r:.100}")
    for keyword, value in [*(("enum", value) for value in values), ("const", schema.get("const"))]:
        if not isinstance(value, str | int | float | None):
            raise _refused(f"{at}/{keyword}", f"values must be strings, numbers, booleans or null, not {value!r:.100}")


def _check_timestamp(schema: Mapping[str, Any], at: str) -> None:
    if "timestamp" not in types_of(schema):
        return
    if schema.get("format") not in _TIME_FORMATS:
        raise _refused(f"{at}/format", f"a timestamp needs a format, one of {', '.join(_TIME_FORMATS)}")
    if not _TIMESTAMP_PLACE.fullmatch(at):
        raise _refused(
            at,
            "a timestamp may only be a property of the root, or of objects in a list that is such a property; "
            "elsewhere use a number, and omit a property from required instead of allowing null",
        )


def _check_boundary(schema: Mapping[str, Any], at: str) -> None:
    """The platform converts properties named start_time or end_time, and rejects those it cannot convert."""
    if not (match := _BOUNDARY.fullmatch(at)):
        return
    types = types_of(schema)
    if len(types) != 1 or types[0] not in ("number", "integer", "string", "timestamp"):
        raise _refused(
            at,
            f"{match[1]} must have one type: number, integer, string or timestamp; or give the property another name",
        )
    if types == ["string"] and "format" in schema:
        raise _refused(f"{at}/format", f"{match[1]} as a string may have no format: omit it, or use the type timestamp")


def _constraints(schema: Mapping[str, Any]) -> set[str]:
    """Constraints that analyses do not support. A pydantic model checks them when it reads the answer."""
    found = {"minLength", "maxLength", "maxItems", "uniqueItems", "multipleOf"}
    if "integer" not in types_of(schema):
        found.update(_INTEGER_BOUNDS)
    if schema.get("minItems") not in (0, 1):
        found.add("minItems")
    if "timestamp" not in types_of(schema) and schema.get("format") not in _STRING_FORMATS:
        found.add("format")
    return found


_TYPES = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})
_CHECK_LENGTH = "omit it, and check the length in the answer"
_CHECK_NUMBER = "omit it, and check the number of items in the answer"
_NO_COMBINATION = "anyOf is the only combination; write one schema"
_NAME_PROPERTIES = "name each in properties; for arbitrary keys use a list of objects with a key and a value"
_NO_CONDITION = "omit it; use anyOf for alternatives"

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
        "additionalProperties": "omit it; an answer has only the properties of the schema",
        "unevaluatedProperties": "omit it; an answer has only the properties of the schema",
        "patternProperties": _NAME_PROPERTIES,
        "minLength": _CHECK_LENGTH,
        "maxLength": _CHECK_LENGTH,
        "maxItems": _CHECK_NUMBER,
        "uniqueItems": "omit it, and remove duplicates from the answer",
        "prefixItems": "use an object with a property for each",
        "oneOf": "use anyOf",
        "discriminator": "omit it; give each alternative a property with a const",
        "allOf": _NO_COMBINATION,
        "not": _NO_COMBINATION,
        "if": _NO_CONDITION,
        "then": _NO_CONDITION,
        "else": _NO_CONDITION,
        "multipleOf": "omit it, and round the answer",
        "definitions": "use $defs",
        "nullable": "use anyOf with the type null",
    },
    rules=(_check_bounds, _check_text, _check_values, _check_timestamp, _check_boundary),
    constraints=_constraints,
)
"""For `response_format` of analyses and of their tasks and batches."""

RESPONSES = Dialect(
    name="responses",
    types=_TYPES,
    supported=None,
    advice={
        "oneOf": "use anyOf",
        "default": "omit it; the platform makes every property required",
        "if": _NO_CONDITION,
        "then": _NO_CONDITION,
        "else": _NO_CONDITION,
        "not": _NO_COMBINATION,
        "patternProperties": _NAME_PROPERTIES,
        "contains": "omit it, and check the answer",
        "prefixItems": "use an object with a property for each",
    },
)
"""For `text` of responses. The platform makes every property required."""
