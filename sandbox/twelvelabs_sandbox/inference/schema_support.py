"""Checks the JSON Schema of a structured output: the keywords and values that the platform supports."""

import re
from dataclasses import dataclass
from typing import NoReturn

from twelvelabs_sandbox.errors import invalid, unsupported
from twelvelabs_sandbox.json_values import JsonObject, as_list, as_object, as_text

TIME_FORMATS = ("seconds", "hh:mm:ss", "hh:mm:ss.fff")
_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string", "timestamp")
_ANYWHERE = ("type", "title", "description", "default", "examples", "const", "enum", "anyOf", "$ref", "$defs")
_ANNOTATIONS = ("$schema", "$id", "$comment", "$comments")
_BY_TYPE = {
    "integer": ("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
    "string": ("pattern", "format"),
    "object": ("properties", "required"),
    "array": ("items", "minItems"),
    "timestamp": ("format",),
}
_WIDE = {
    "object": ("additionalProperties",),
    "array": ("maxItems",),
    "string": ("minLength", "maxLength"),
    "number": ("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
}
MAX_LENGTH = 10_000
_STRING_FORMATS = ("uuid", "date-time", "date", "time")
TIMES = ("start_time", "end_time")
_MAX_REFERENCES = 12


def check_schema(schema: JsonObject, parameter: str, *, wide: bool = False) -> None:
    """Raise ApiError for a schema with unsupported keywords or values, or with references that do not resolve.

    ``wide`` is the larger set of keywords that responses support; the sandbox supports the most common of them.
    """
    _Check(schema, parameter, wide).check(schema, parameter, "", [])


@dataclass(frozen=True)
class _Check:
    root: JsonObject
    parameter: str
    wide: bool

    def check(self, schema: object, where: str, name: str, path: list[str]) -> None:
        """Check a schema; ``path`` has the keywords that lead to it from the root."""
        if not isinstance(schema, dict):
            raise invalid(where, "must be an object")
        if len(path) > 100:
            raise invalid(where, "is nested too deeply")
        types = self._types(schema, where)
        allowed = {*_ANYWHERE, *_ANNOTATIONS, *(keyword for kind in types for keyword in _BY_TYPE.get(kind, ()))}
        if self.wide:
            allowed |= {keyword for kind in types for keyword in _WIDE.get(kind, ())}
        for keyword in schema:
            if keyword not in allowed and self.wide:
                raise unsupported(f"{where}.{keyword}", "it cannot generate values for schemas with this keyword")
            if keyword not in allowed:
                raise invalid(where, f"must not have the keyword {keyword}, which is not supported for this type")
        self._check_values(schema, types, where, name, path)
        self._check_parts(schema, where, name, path)

    def _types(self, schema: JsonObject, where: str) -> list[str]:
        declared = schema.get("type", [])
        types = declared if isinstance(declared, list) else [declared]
        for kind in types:
            if kind not in _TYPES:
                raise invalid(f"{where}.type", f"must be one of {', '.join(_TYPES)}")
        if not types and not {"const", "enum", "anyOf", "$ref"} & set(schema):
            # Properties imply the type object.
            return ["object"] if "properties" in schema else _missing(where)
        return [as_text(kind) for kind in types]

    def _check_values(self, schema: JsonObject, types: list[str], where: str, name: str, path: list[str]) -> None:
        form = schema.get("format")
        if "timestamp" in types and self.wide:
            raise invalid(f"{where}.type", "must not be timestamp")
        if "timestamp" in types:
            if form not in TIME_FORMATS:
                raise invalid(f"{where}.format", f"is required for timestamp: {', '.join(TIME_FORMATS)}")
            if path not in (["properties"], ["properties", "items", "properties"]):
                raise invalid(
                    where,
                    "must not be a timestamp here; only properties of the root and of its array items may be",
                )
        elif form is not None and form not in _STRING_FORMATS:
            raise invalid(f"{where}.format", f"must be one of {', '.join(_STRING_FORMATS)}")
        formatted = form is not None and "string" in types
        if name in TIMES and not self.wide and (formatted or {"boolean", "object", "array", "null"} & set(types)):
            raise invalid(where, "must be a number, an integer, a string without a format, or a timestamp")
        if "minItems" in schema and schema["minItems"] not in (0, 1) and not self.wide:
            raise invalid(f"{where}.minItems", "must be 0 or 1")
        for limit in ("minItems", "maxItems", "minLength", "maxLength"):
            value = schema.get(limit, 0)
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_LENGTH:
                raise invalid(f"{where}.{limit}", f"must be a whole number of at most {MAX_LENGTH}")
        if "pattern" in schema:
            self._check_pattern(schema["pattern"], where)
        for bound in _BY_TYPE["integer"]:
            if bound in schema and (isinstance(schema[bound], bool) or not isinstance(schema[bound], int | float)):
                raise invalid(f"{where}.{bound}", "must be a number")
        for choice in ("enum", "anyOf"):
            if choice in schema and not (isinstance(schema[choice], list) and schema[choice]):
                raise invalid(f"{where}.{choice}", "must be a non-empty list")
        choices = as_list(schema.get("enum", [])) + ([schema["const"]] if "const" in schema else [])
        if any(isinstance(value, dict | list) for value in choices):
            raise invalid(where, "must not have objects or lists in const or enum")

    def _check_pattern(self, pattern: object, where: str) -> None:
        try:
            re.compile(pattern if isinstance(pattern, str) else "(")
        except re.error:
            raise invalid(f"{where}.pattern", "must be a valid regular expression") from None

    def _check_parts(self, schema: JsonObject, where: str, name: str, path: list[str]) -> None:
        for group in ("properties", "$defs"):
            parts = schema.get(group, {})
            if not isinstance(parts, dict):
                raise invalid(f"{where}.{group}", "must be an object")
            for part, inner in parts.items():
                self.check(inner, f"{where}.{group}.{part}", part, [*path, group])
        required, known = schema.get("required", []), as_object(schema.get("properties", {}))
        if not isinstance(required, list) or not all(isinstance(one, str) and one in known for one in required):
            raise invalid(f"{where}.required", "must be a list of properties")
        if "items" in schema:
            self.check(schema["items"], f"{where}.items", name, [*path, "items"])
        for number, inner in enumerate(as_list(schema.get("anyOf", []))):
            self.check(inner, f"{where}.anyOf[{number}]", name, [*path, "anyOf"])
        if "$ref" in schema:
            resolve(self.root, schema, self.parameter)


def resolve(root: JsonObject, schema: JsonObject, parameter: str) -> JsonObject:
    """The schema itself, or the one that its $ref points to. ApiError if that does not resolve."""
    for _ in range(_MAX_REFERENCES):
        if "$ref" not in schema:
            return schema
        reference = schema["$ref"]
        name = reference.removeprefix("#/$defs/") if isinstance(reference, str) else ""
        found = as_object(root.get("$defs", {})).get(name)
        if not isinstance(found, dict):
            raise invalid(parameter, f"must not refer to {reference}, which is not in $defs")
        schema = found
    raise invalid(parameter, "must not have circular references")


def _missing(where: str) -> NoReturn:
    raise invalid(f"{where}.type", "is required")
