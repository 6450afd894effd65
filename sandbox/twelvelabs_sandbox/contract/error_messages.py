"""Turns errors of the JSON Schema validator into the platform's flat errors, which name the parameter."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from twelvelabs_sandbox.errors import ApiError, invalid, missing, unknown

if TYPE_CHECKING:
    from jsonschema import ValidationError

_TYPES = {
    "string": "a string",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
_PHRASES = {
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "minItems": "must have at least {} items",
    "maxItems": "must have at most {} items",
    "minProperties": "must have at least {} fields",
}


def to_api_error(errors: "Iterable[ValidationError]", root: str, where: str) -> ApiError | None:
    """The ApiError for the most relevant validation error, or None if there are none.

    ``root`` is the name to use where no parameter has one; ``where`` is the part of the request: query, body or form.
    """
    # The error closest to the root explains those below it.
    error = min(errors, key=lambda found: (len(found.absolute_path), str(found.validator)), default=None)
    if error is None:
        return None
    error = _cause(error)
    fields = list(error.instance) if isinstance(error.instance, dict) else []
    if error.validator == "required":
        absent = next((name for name in _wanted(error) if name not in fields), root)
        return missing(_name([*error.absolute_path, str(absent)], root))
    if error.validator == "additionalProperties" and isinstance(error.schema, dict):
        known = error.schema.get("properties", {})
        extra = next((name for name in fields if name not in known), root)
        return unknown(_name([*error.absolute_path, str(extra)], root), where)
    problem = _problem(error)
    if "propertyNames" in error.absolute_schema_path:
        problem = f"has the invalid key {error.instance:.40}: a key {problem}"
    return invalid(_name(list(error.absolute_path), root), problem)


def _cause(error: "ValidationError") -> "ValidationError":
    """The error within the alternative that matched best, if the error is about alternatives; else the error itself."""
    depth = len(error.absolute_path)
    for inner in error.context or ():
        if inner.validator != "type" or len(inner.absolute_path) > depth:
            return _cause(inner)
    return error


def _wanted(error: "ValidationError") -> list[object]:
    """The value of the violated keyword, as a list."""
    wanted = error.validator_value
    return list(wanted) if isinstance(wanted, list) else [wanted]


def _name(path: list[str | int], root: str) -> str:
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name or root


def _problem(error: "ValidationError") -> str:
    keyword, wanted = str(error.validator), _wanted(error)
    if keyword == "type":
        return f"must be {_types(wanted)}"
    if keyword == "enum":
        return f"must be one of {', '.join(map(str, wanted))}"
    if keyword in ("anyOf", "oneOf"):
        return f"must be {' or '.join(_alternative(schema) for schema in wanted)}"
    return _PHRASES[keyword].format(*wanted) if keyword in _PHRASES else "does not match the contract"


def _types(names: Sequence[object]) -> str:
    return " or ".join(_TYPES.get(str(name), str(name)) for name in names)


def _alternative(schema: object) -> str:
    if not isinstance(schema, dict) or "type" not in schema:
        return "an object"
    items = schema.get("items")
    if isinstance(items, dict) and items.get("type") == "string":
        return "a list of strings"
    return _types([schema["type"]])
