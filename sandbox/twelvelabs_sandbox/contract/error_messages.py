"""Turns errors of the JSON Schema validator into the platform's flat errors, which name the parameter."""

from collections.abc import Iterable, Sequence
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
    "pattern": "must match the pattern {}",
    "format": "must have the format {}",
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
    if is_rule(error.validator):
        rule = next(problems(str(error.validator), error.validator_value, error.instance))
        name = _name([*error.absolute_path, rule.field], root)
        return missing(name, rule.text) if rule.is_missing else invalid(name, rule.text)
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


def sentence_of(error: ApiError) -> str:
    """The message of to_api_error() about a value that is no parameter of a request, to be put after a colon."""
    text = error.message.removeprefix("The ").replace(" parameter", "", 1).rstrip(".")
    return text.removesuffix(" of this operation")


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
        return f"must be {_types(wanted)}"
    if keyword == "enum":
        return f"must be one of {', '.join(map(str, wanted))}"
    if keyword == "const":
        others = error.parent.context if error.parent is not None else ()
        tags = [one.validator_value for one in others or () if _is_about_tag(one) and one.path == error.path]
        return f"must be {_one_of(list(map(str, tags or wanted)), 'one of ')}"
    if keyword in ("anyOf", "oneOf"):
        return f"must be {_shapes([inner.schema for inner in error.context or ()])}"
    return _PHRASES[keyword].format(*wanted) if keyword in _PHRASES else "does not match the contract"


def _types(names: Sequence[object]) -> str:
    return " or ".join(_TYPES.get(str(name), str(name)) for name in names)


def _shapes(schemas: Sequence[object]) -> str:
    """What a value of one of these schemas is, with the tags of objects: "a string or an object with type a or b"."""
    shapes: dict[str, list[str]] = {}
    for schema in schemas:
        if not isinstance(schema, dict):
            continue
        kind, items = schema.get("type", "object"), schema.get("items")
        shape = "a list of strings" if isinstance(items, dict) and items.get("type") == "string" else _types([kind])
        tag = next(
            ((name, field["const"]) for name, field in schema.get("properties", {}).items() if "const" in field), None
        )
        values = shapes.setdefault(f"{shape} with {tag[0]}" if tag else shape, [])
        if tag and tag[1] not in values:
            values.append(tag[1])
    return " or ".join(f"{shape} {_one_of(values)}" if values else shape for shape, values in shapes.items())


def _one_of(values: list[str], several: str = "") -> str:
    *first, last = values
    return f"{several}{', '.join(first)} or {last}" if first else last
