"""The filter of a search, which selects the indexed assets to search."""

import sqlite3

import orjson

from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject

_NUMBERS = ("duration", "width", "height", "size")


def read_filter(text: str | None) -> JsonObject:
    """Parse the conditions by key. ApiError if the filter is not valid."""
    if text is None:
        return {}
    try:
        conditions = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise _invalid("it is not JSON") from None
    if not isinstance(conditions, dict):
        raise _invalid("it is not a JSON object")
    for key, wanted in conditions.items():
        _check(key, wanted)
    return conditions


def passes(row: sqlite3.Row, conditions: JsonObject) -> bool:
    """Whether an indexed asset meets all conditions."""
    metadata = orjson.loads(row["user_metadata"])
    return all(_holds(_value(row, metadata, key), wanted) for key, wanted in conditions.items())


def _check(key: str, wanted: object) -> None:
    if isinstance(wanted, dict):
        numbers = all(isinstance(bound, int | float) and not isinstance(bound, bool) for bound in wanted.values())
        if not wanted or set(wanted) - {"gte", "lte"} or not numbers or key in ("id", "filename"):
            raise _invalid(f"{key} must be a range of numbers, with gte, lte or both")
    elif isinstance(wanted, list):
        if key != "id" or not all(isinstance(item, str) for item in wanted):
            raise _invalid("only id may be a list, and only of strings")
    elif wanted is None:
        raise _invalid(f"{key} must not be null")
    elif key in _NUMBERS and (isinstance(wanted, bool) or not isinstance(wanted, int | float)):
        raise _invalid(f"{key} must be a number or a range")


def _value(row: sqlite3.Row, metadata: JsonObject, key: str) -> object:
    if key in (*_NUMBERS, "id", "filename"):
        return row[key]
    return metadata.get(key)


def _holds(value: object, wanted: object) -> bool:
    if isinstance(wanted, dict):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return bool(wanted.get("gte", value) <= value <= wanted.get("lte", value))
    options = wanted if isinstance(wanted, list) else [wanted]
    values = value if isinstance(value, list) else [value]
    return any(_equal(one, option) for one in values for option in options)


def _equal(one: object, other: object) -> bool:
    """Whether two JSON values are equal. Unlike in Python, true and 1 are not."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _invalid(problem: str) -> ApiError:
    return ApiError(400, "search_filter_invalid", f"The filter parameter is not valid: {problem}.")
