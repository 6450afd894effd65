"""Whether an answer fits the JSON Schema that a request asked for, with the platform's type timestamp."""

import re
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

import orjson

from twelvelabs_sandbox.contract.error_messages import sentence_of, to_api_error
from twelvelabs_sandbox.inference.schema_support import TIME_FORMATS
from twelvelabs_sandbox.json_values import JsonObject

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, FormatChecker

_CLOCK_TIMES = {
    TIME_FORMATS[1]: re.compile(r"\d{2,}:[0-5]\d:[0-5]\d"),
    TIME_FORMATS[2]: re.compile(r"\d{2,}:[0-5]\d:[0-5]\d\.\d{3}"),
}
_PARSERS = {"uuid": UUID, "date": date.fromisoformat, "time": time.fromisoformat, "date-time": datetime.fromisoformat}


def schema_problem(schema: JsonObject, text: str) -> str | None:
    """Why a text is not JSON that fits a schema, or None if it is."""
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
    for name, pattern in _CLOCK_TIMES.items():
        checker.checks(name)(lambda value, pattern=pattern: isinstance(value, str) and bool(pattern.fullmatch(value)))
    checker.checks(TIME_FORMATS[0])(lambda value: isinstance(value, int | float))
    for name, parse in _PARSERS.items():
        checker.checks(name, raises=ValueError)(
            lambda value, parse=parse: not isinstance(value, str) or bool(parse(value))
        )
    return checker
