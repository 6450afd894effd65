"""The configuration of a knowledge store's enrichment: which JSON Schemas the platform takes for it."""

from typing import NoReturn

from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.resources.user_metadata import LARGEST_INTEGER

_TYPES = ("string", "integer", "number", "boolean", "array", "object")
_TEXTS = ("title", "description", "format")
_COUNTS = ("minItems", "maxItems")
_NUMBERS = ("minimum", "maximum")
# Deeper than any sensible schema, and far from what would be too deep to work with.
_DEEPEST = 20


def check_enrichment(ingestion_config: JsonObject) -> None:
    """Refuse, with 422, a JSON Schema that the platform would not take. The contract has checked the rest."""
    config = ingestion_config["enrichment_config"]
    schema = config.get("json_schema") if isinstance(config, dict) else None
    if not isinstance(schema, dict):
        return
    if schema.get("type") != "object" or not isinstance(schema.get("properties"), dict):
        _refuse("json_schema", "must have the type object, and properties")
    _check(schema, "json_schema", _DEEPEST)


def _check(schema: object, place: str, depth: int) -> None:
    if not isinstance(schema, dict):
        _refuse(place, "must be an object")
    if not depth:
        _refuse(place, f"is nested more than {_DEEPEST} levels deep")
    for keyword, value in schema.items():
        _check_keyword(keyword, value, f"{place}.{keyword}", depth)


def _check_keyword(keyword: str, value: object, place: str, depth: int) -> None:
    if keyword == "type":
        _expect(isinstance(value, str) and value in _TYPES, place, f"must be one of {', '.join(_TYPES)}")
    elif keyword in _TEXTS:
        _expect(isinstance(value, str), place, "must be a string")
    elif keyword in _COUNTS:
        _expect(type(value) is int and 0 <= value <= LARGEST_INTEGER, place, "must be a whole number of at least 0")
    elif keyword in _NUMBERS:
        _expect(_is_number(value), place, "must be a number")
    elif keyword == "enum":
        known = isinstance(value, list) and all(isinstance(item, str | bool) or _is_number(item) for item in value)
        _expect(known and bool(value), place, "must be a list of strings, numbers or booleans")
    elif keyword == "required":
        named = isinstance(value, list) and all(isinstance(item, str) for item in value)
        _expect(named, place, "must be a list of strings")
    elif keyword == "additionalProperties":
        _expect(isinstance(value, bool), place, "must be true or false")
    elif keyword == "properties":
        _check_properties(value, place, depth)
    elif keyword == "items":
        _check(value, place, depth - 1)
    elif keyword == "prefixItems":
        if not isinstance(value, list):
            _refuse(place, "must be a list")
        for number, item in enumerate(value):
            _check(item, f"{place}[{number}]", depth - 1)
    else:
        _refuse(place, "is a keyword that the platform does not support")


def _check_properties(value: object, place: str, depth: int) -> None:
    if not isinstance(value, dict):
        _refuse(place, "must be an object")
    for name, schema in value.items():
        _check(schema, f"{place}.{name}", depth - 1)
        _expect("description" in schema, f"{place}.{name}", "needs a description")


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, float) or abs(value) <= LARGEST_INTEGER


def _expect(holds: bool, place: str, problem: str) -> None:
    if not holds:
        _refuse(place, problem)


def _refuse(place: str, problem: str) -> NoReturn:
    raise ApiError(422, "parameter_invalid", f"The {place} parameter {problem}.")
