"""Parses query strings into parameters of the types that the contract gives them."""

import re
from collections import defaultdict
from urllib.parse import parse_qsl

from twelvelabs_sandbox.contract.spec import Contract, Operation, Parameter
from twelvelabs_sandbox.errors import ApiError, invalid, unknown
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_objects

# The platform also accepts a comma-separated list for these.
_COMMA_SEPARATED = {"include"}
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


def read_query(contract: Contract, operation: Operation, query: str) -> JsonObject:
    """The parameters of a query string, converted to their types but not validated.

    Raises ApiError if a parameter is unknown, or repeated without being a list.
    """
    texts_by_name: defaultdict[str, list[str]] = defaultdict(list)
    try:
        check_percent_encoding(query)
        for name, value in parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=1000):
            texts_by_name[name].append(value)
    except ValueError:
        raise ApiError(400, "parameter_invalid", "The query string is not URL-encoded UTF-8.") from None
    known = {parameter.name: parameter for parameter in operation.parameters if parameter.place == "query"}
    values: JsonObject = {}
    for name, texts in texts_by_name.items():
        head, _, rest = name.partition("[")
        parameter = known.get(head)
        if parameter is not None and parameter.deep and rest.endswith("]"):
            _set_member(contract, values, parameter, rest[:-1], _single(name, texts))
        elif name in known:
            _set_value(contract, values, known[name], texts)
        elif "user_metadata" in known:
            # The platform's documents disagree on user_metadata[key] or a bare key, so both work.
            _set_member(contract, values, known["user_metadata"], name, _single(name, texts))
        else:
            raise unknown(name, "query")
    return values


def check_percent_encoding(text: str) -> None:
    """Raise ValueError for a NUL, or if a percent sign has no two hexadecimal digits (RFC 3986 section 2.1)."""
    if "%00" in text:
        raise ValueError("there is a NUL character")
    if _LONE_PERCENT.search(text):
        raise ValueError("a percent sign is not followed by two hexadecimal digits")


def coerce(text: str, schema: JsonObject) -> object:
    """Convert text to the type of a schema. If that fails, return the text, for the validator to reject."""
    kind = schema.get("type")
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    return text


def _single(name: str, texts: list[str]) -> str:
    if len(texts) > 1:
        raise invalid(name, "must not be repeated")
    return texts[0]


def _set_value(contract: Contract, values: JsonObject, parameter: Parameter, texts: list[str]) -> None:
    name, schema = parameter.name, contract.resolve(parameter.schema)
    if name in values:
        raise invalid(name, "must be either one value or a range")
    if schema.get("type") == "array":
        items = contract.resolve(as_object(schema.get("items", {})))
        if name in _COMMA_SEPARATED:
            texts = [piece for text in texts for piece in text.split(",")]
        values[name] = [coerce(text, items) for text in texts]
        return
    if parameter.deep:
        # A single number is short for a range that starts and ends with it.
        alternatives = [contract.resolve(option) for option in as_objects(schema.get("oneOf", []))]
        schema = next((option for option in alternatives if option.get("type") == "number"), schema)
    values[name] = coerce(_single(name, texts), schema)


def _set_member(contract: Contract, values: JsonObject, parameter: Parameter, member: str, text: str) -> None:
    found = values.setdefault(parameter.name, {})
    if not isinstance(found, dict):
        raise invalid(parameter.name, "must be either one value or a range")
    if member in found:
        raise invalid(f"{parameter.name}[{member}]", "must not be repeated")
    found[member] = coerce(text, _member_schema(contract, parameter, member))


def _member_schema(contract: Contract, parameter: Parameter, member: str) -> JsonObject:
    schema = contract.resolve(parameter.schema)
    for option in [schema, *(contract.resolve(one) for one in as_objects(schema.get("oneOf", [])))]:
        if member in (properties := as_object(option.get("properties", {}))):
            return contract.resolve(as_object(properties[member]))
    return {}
