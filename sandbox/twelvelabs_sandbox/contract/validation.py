"""Requests against the contract: what passes here has the parameters, and only those, that an operation takes."""

import json
import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, NoReturn

from twelvelabs_sandbox.contract.error_messages import to_api_error
from twelvelabs_sandbox.contract.query import coerce, read_query
from twelvelabs_sandbox.contract.spec import Contract, Operation
from twelvelabs_sandbox.errors import ApiError, invalid, missing, unknown
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_list, as_object
from twelvelabs_sandbox.messages import Form

_DEEPEST = 100
_LARGEST_INTEGER = 2**63 - 1
JSON, FORM = "application/json", "multipart/form-data"


def check_path(contract: Contract, operation: Operation, values: Mapping[str, str]) -> None:
    """Refuse path parameters that the contract does not allow."""
    schemas = {p.name: p.schema for p in operation.parameters if p.place == "path"}
    _validate(contract, {"properties": schemas}, dict(values), "path", "path")


def check_query(contract: Contract, operation: Operation, query: str) -> Parameters:
    """The parameters of a query string, or an ApiError."""
    values = read_query(contract, operation, query)
    parameters = [p for p in operation.parameters if p.place == "query"]
    schema: JsonObject = {
        "properties": {p.name: p.schema for p in parameters},
        "required": [p.name for p in parameters if p.required],
    }
    _validate(contract, schema, values, "query", "query")
    return Parameters(values)


def check_json(contract: Contract, operation: Operation, content_type: str, body: bytes) -> Parameters:
    """The parameters of a JSON body, or an ApiError."""
    if not body:
        raise missing("body", "is required, as JSON")
    if content_type != JSON:
        raise invalid("Content-Type", f"must be {JSON}, not {content_type or 'left out'}")
    value = parse_json(body)
    _validate(contract, operation.body_schema, value, "body", "body")
    return Parameters(as_object(value))


def check_form(contract: Contract, operation: Operation, form: Form) -> Parameters:
    """The parameters of a form except its files, or an ApiError."""
    properties = as_object(contract.resolve(operation.body_schema)["properties"])
    values: JsonObject = {}
    for name, text in form.fields:
        schema, is_list = _field(contract, properties, name)
        if schema.get("format") == "binary":
            raise invalid(name, "must be a part of the form with a file name")
        value = _metadata(name, text) if name == "user_metadata" else coerce(text, schema)
        if is_list:
            as_list(values.setdefault(name, [])).append(value)
        elif name in values:
            raise invalid(name, "is given more than once")
        else:
            values[name] = value
    counts: Counter[str] = Counter()
    for name, _ in form.files:
        schema, is_list = _field(contract, properties, name)
        if schema.get("format") != "binary":
            raise invalid(name, "must be a field of the form, not a file")
        counts[name] += 1
        if counts[name] > 1 and not is_list:
            raise invalid(name, "is given more than once")
        most = as_object(properties[name]).get("maxItems")
        if isinstance(most, int) and counts[name] > most:
            raise invalid(name, f"must have at most {most} items")
    if "user_metadata" in values:
        metadata: JsonObject = {"properties": {"user_metadata": {"$ref": "#/components/schemas/UserMetadata"}}}
        _validate(contract, metadata, {"user_metadata": values["user_metadata"]}, "form", "form")
    _validate(contract, operation.body_schema, values, "form", "form")
    return Parameters(values)


def _field(contract: Contract, properties: JsonObject, name: str) -> tuple[JsonObject, bool]:
    """The schema of a field of a form, or of its items if it is a list, and whether it is one."""
    if name not in properties:
        raise unknown(name, "form")
    schema = contract.resolve(as_object(properties[name]))
    if schema.get("type") != "array":
        return schema, False
    return contract.resolve(as_object(schema.get("items", {}))), True


def check_no_body(body: bytes) -> None:
    """Refuse a body where the operation takes none: it would have no effect."""
    if body:
        raise ApiError(400, "parameter_unknown", "This operation takes no body.")


def parse_json(body: bytes) -> object:
    """The value of a JSON body; an ApiError if it is not JSON, strictly."""
    try:
        value = json.loads(
            body,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_integer,
            object_pairs_hook=_unique,
        )
        _check_depth(value)
        # A lone surrogate can be written in JSON but not in UTF-8, so it cannot be kept.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        detail = "it is not JSON in UTF-8" if isinstance(error, UnicodeError) else getattr(error, "msg", str(error))
        raise ApiError(400, "parameter_invalid", f"The body cannot be read as JSON: {detail}.") from None
    return value


def _check_depth(value: object) -> None:
    """ValueError if values are nested so deeply that working with them could exhaust the stack."""
    level = [value]
    for _ in range(_DEEPEST):
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
        raise ValueError("a name is given twice in one object")
    return found


def _finite(text: str) -> float:
    if math.isinf(number := float(text)):
        raise ValueError("a number is too large to be kept")
    return number


def _integer(text: str) -> int:
    if abs(number := int(text)) > _LARGEST_INTEGER:
        raise ValueError("a number is too large to be kept")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _metadata(name: str, text: str) -> object:
    try:
        return parse_json(text.encode())
    except ApiError:
        raise invalid(name, "must be JSON text") from None


def _validate(contract: Contract, schema: JsonObject, value: Any, root: str, where: str) -> None:
    # Any, because the type that jsonschema has for JSON does not admit what is not known yet to be JSON.
    refusal = to_api_error(contract.validator(schema).iter_errors(value), root, where)
    if refusal is not None:
        raise refusal
