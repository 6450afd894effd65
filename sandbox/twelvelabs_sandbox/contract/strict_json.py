"""Strict JSON: rejects what ``json`` lets through (NaN, duplicate names) and what could not be stored or traversed."""

import json
import math
from typing import NoReturn

from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject

_MAX_DEPTH = 100
_MAX_INTEGER = 2**63 - 1


def parse_json(body: bytes) -> object:
    """Parse a JSON body. ApiError if it is not strictly valid."""
    try:
        value = json.loads(
            body,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_integer,
            object_pairs_hook=_unique,
        )
        _check_depth(value)
        # JSON can express a lone surrogate, but UTF-8 cannot, so it could not be stored.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        detail = "it is not UTF-8" if isinstance(error, UnicodeError) else getattr(error, "msg", str(error))
        raise ApiError(400, "parameter_invalid", f"The body is not valid JSON: {detail}.") from None
    return value


def _check_depth(value: object) -> None:
    """Raise ValueError if the nesting is so deep that recursion over it could exhaust the stack."""
    level = [value]
    for _ in range(_MAX_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise ValueError("it is nested too deeply")


def _unique(pairs: list[tuple[str, object]]) -> JsonObject:
    if len(found := dict(pairs)) < len(pairs):
        raise ValueError("an object has a duplicate name")
    return found


def _finite(text: str) -> float:
    if math.isinf(number := float(text)):
        raise ValueError("a number is too large")
    return number


def _integer(text: str) -> int:
    if abs(number := int(text)) > _MAX_INTEGER:
        raise ValueError("a number is too large")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
