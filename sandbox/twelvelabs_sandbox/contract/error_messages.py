"""Turns errors of the JSON Schema validator into the platform's flat errors, which name the parameter."""

import json
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from twelvelabs_sandbox.contract.field_rules import is_rule, problems
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
    "exclusiveMinimum": "must be above {}",
    "exclusiveMaximum": "must be below {}",
    "format": "must have the format {}",
    "multipleOf": "must be a multiple of {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "pattern": "must match the pattern {}",
    "minItems": "must have at least {} items",
    "maxItems": "must have at most {} items",
    "uniqueItems": "must not have an item twice",
    "minProperties": "must have at least {} fields",
    "maxProperties": "must have at most {} fields",
}
_SHOWN_FIELDS = 4


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
    if is_rule(error.validator):
        rule = next(problems(str(error.validator), error.validator_value, error.instance))
        name = _name([*error.absolute_path, rule.field], root)
        return missing(name, rule.text) if rule.is_missing else invalid(name, rule.text)
    if error.validator == "required":
        absent = str(next((name for name in _wanted(error) if name not in fields), root))
        choices = _choices(error, absent)
        reason = f"is required: {_one_of(choices)}" if choices else "is required"
        return missing(_name([*error.absolute_path, absent], root), reason)
    if error.validator == "additionalProperties" and isinstance(error.schema, dict):
        known = error.schema.get("properties", {})
        extra = str(next((name for name in fields if name not in known), root))
        nearest = next(iter(get_close_matches(extra, known, n=1)), None)
        return unknown(_name([*error.absolute_path, extra], root), where, nearest)
    problem = _problem(error)
    if "propertyNames" in error.absolute_schema_path:
        problem = f"has the invalid key {error.instance:.40}: a key {problem}"
    return invalid(_name(list(error.absolute_path), root), problem)


def sentence_of(error: ApiError) -> str:
    """The message of to_api_error() for a value that is not a parameter of a request, to follow a colon."""
    text = error.message.removeprefix("The ").replace(" parameter", "", 1).rstrip(".")
    return text.replace(" of this operation", "", 1)


def _cause(error: "ValidationError") -> "ValidationError":
    """The error within the alternative that matched best, if the error is about alternatives; else the error itself.

    An alternative of another type is no match. Of the others, one with the right tag is better than one with fewer
    errors.
    """
    alternatives: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        alternatives.setdefault(inner.relative_schema_path[0], []).append(inner)
    possible = [errors for errors in alternatives.values() if not any(map(_is_of_another_type, errors))]
    if not possible:
        return error
    tagged = [errors for errors in possible if not any(map(_is_about_tag, errors))]
    best = min(tagged or possible, key=len)
    if any(one.validator in ("enum", "const") and not one.relative_path for one in best):
        return error  # a word among other types: the error names them all
    return _cause(next(filter(_is_about_tag, best), best[0]))


def _is_of_another_type(error: "ValidationError") -> bool:
    return error.validator == "type" and not error.relative_path


def _is_about_tag(error: "ValidationError") -> bool:
    """Whether a field has not the value by which its alternative is recognized."""
    return error.validator == "const" and len(error.relative_path) == 1


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
        return f"must be {_shape(error.schema)}" if wanted == ["object"] else f"must be {_types(wanted)}"
    if keyword == "enum":
        return f"must be {_one_of(wanted)}"
    if keyword == "const":
        return f"must be {_one_of(_choices(error, str(error.path[-1])) if error.path else []) or _one_of(wanted)}"
    if keyword in ("anyOf", "oneOf"):
        shapes = _shapes([inner.schema for inner in error.context or ()])
        return f"must be {shapes}" if shapes else "must match exactly one of its alternatives"
    if keyword in ("minLength", "minItems", "minProperties") and wanted == [1]:
        return "must not be empty"
    return _PHRASES[keyword].format(*wanted) if keyword in _PHRASES else f"is not valid ({keyword})"


def _choices(error: "ValidationError", field: str) -> list[object]:
    """The values of a field that identify the alternatives of an object, or that it may have in a single object."""
    union = error.parent if error.parent is not None and error.parent.validator in ("anyOf", "oneOf") else None
    found: list[object] = []
    for one in (union.context if union is not None else None) or [error]:
        if one.validator == "const" and list(one.relative_path) == [field]:
            found.append(one.validator_value)
        elif (one is error or not one.relative_path) and isinstance(one.schema, dict):
            declared = one.schema.get("properties", {}).get(field, {})
            found += [declared["const"]] if "const" in declared else declared.get("enum", [])
    return list(dict.fromkeys(found))


def _types(names: Sequence[object]) -> str:
    return _either([_TYPES.get(str(name), str(name)) for name in names])


def _shapes(schemas: Sequence[object]) -> str:
    """What a value of one of these schemas is, with the tags of objects: "a string or an object with type a or b"."""
    shapes: dict[str, list[object]] = {}
    for schema in schemas:
        if isinstance(schema, dict) and "enum" in schema:
            shapes.update({_text(choice): [] for choice in schema["enum"]})
            continue
        tag = _tag(schema)
        values = shapes.setdefault(f"an object with {tag[0]}" if tag else _shape(schema), [])
        if tag and tag[1] not in values:
            values.append(tag[1])
    texts = {shape: _either(list(map(_text, values))) for shape, values in shapes.items()}
    return _either([f"{shape} {text}".rstrip() for shape, text in texts.items()])


def _shape(schema: object) -> str:
    """A short description of the values of a schema."""
    if not isinstance(schema, dict):
        return "valid"
    if "const" in schema or "enum" in schema:
        return _one_of(schema.get("enum", [schema.get("const")]))
    kind = schema.get("type", "object")
    if kind == "array":
        items = schema.get("items")
        return "a list of strings" if isinstance(items, dict) and items.get("type") == "string" else "a list"
    if kind != "object":
        return _types(kind if isinstance(kind, list) else [kind])
    if tag := _tag(schema):
        return f"an object with {tag[0]} {_text(tag[1])}"
    needed, possible = schema.get("required", []), list(schema.get("properties", {}))
    if needed:
        return f"an object with {_listed(needed, 'and')}"
    return f"an object with {_either(possible)}" if 0 < len(possible) <= _SHOWN_FIELDS else "an object"


def _tag(schema: object) -> tuple[str, object] | None:
    """The field that identifies an object among its alternatives, and its value there."""
    fields = schema.get("properties", {}) if isinstance(schema, dict) else {}
    return next(((name, field["const"]) for name, field in fields.items() if "const" in field), None)


def _one_of(values: Sequence[object]) -> str:
    texts = list(map(_text, values))
    return f"one of {_either(texts)}" if len(texts) > 2 else _either(texts)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _either(texts: Sequence[str]) -> str:
    return _listed(list(dict.fromkeys(texts)), "or")


def _listed(texts: Sequence[str], word: str) -> str:
    *first, last = texts or [""]
    return f"{', '.join(first)} {word} {last}" if first else last
