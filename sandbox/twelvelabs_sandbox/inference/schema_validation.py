"""Validates answers by the JSON Schema of a request, which may have the platform's type timestamp."""

import re
from functools import cache
from typing import TYPE_CHECKING

import orjson

from twelvelabs_sandbox.contract.error_messages import sentence_of, to_api_error
from twelvelabs_sandbox.inference.schema_support import TIME_FORMATS
from twelvelabs_sandbox.json_values import JsonObject

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, FormatChecker

_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"
# Those of RFC 3339 and RFC 4122, and times of a video, which may have more than 99 hours.
_FORMATS = {
    "date": _DATE,
    "time": _TIME,
    "date-time": f"{_DATE}[Tt ]{_TIME}",
    "uuid": "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    TIME_FORMATS[1]: r"\d{2,}:[0-5]\d:[0-5]\d",
    TIME_FORMATS[2]: r"\d{2,}:[0-5]\d:[0-5]\d\.\d{3}",
}


def schema_problem(schema: JsonObject, text: str) -> str | None:
    """Why a text is not JSON that is valid against a schema; None if it is."""
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return "the answer is not JSON"
    error = to_api_error(_validator_class()(schema, format_checker=_formats()).iter_errors(value), "answer", "answer")
    return None if error is None else sentence_of(error)


@cache
def _validator_class() -> "type[Draft202012Validator]":
    from jsonschema import Draft202012Validator  # imported late: it is slow
    from jsonschema.validators import extend

    types = Draft202012Validator.TYPE_CHECKER
    checker = types.redefine(
        "timestamp", lambda _, value: types.is_type(value, "string") or types.is_type(value, "number")
    )
    # jsonschema does not declare the types of this function.
    made: type[Draft202012Validator] = extend(Draft202012Validator, type_checker=checker)  # type: ignore[no-untyped-call]
    return made


@cache
def _formats() -> "FormatChecker":
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, pattern in _FORMATS.items():
        found = re.compile(pattern, re.ASCII).fullmatch
        # A format restricts texts only, except for timestamps, which are numbers or texts by their format.
        checker.checks(name)(
            lambda value, found=found, other=name not in TIME_FORMATS: (
                found(value) is not None if isinstance(value, str) else other
            )
        )
    checker.checks(TIME_FORMATS[0])(lambda value: not isinstance(value, str))
    return checker
