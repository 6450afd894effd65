"""Validates requests against the contract: a handler sees only parameters that its operation has."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from twelvelabs_sandbox.contract.error_messages import to_api_error
from twelvelabs_sandbox.contract.nulls import without_nulls
from twelvelabs_sandbox.contract.query import coerce, read_query
from twelvelabs_sandbox.contract.spec import Contract, Operation
from twelvelabs_sandbox.contract.strict_json import parse_json
from twelvelabs_sandbox.errors import ApiError, invalid, missing, unknown
from twelvelabs_sandbox.json_values import JsonObject, Parameters, as_list, as_object
from twelvelabs_sandbox.messages import Form

JSON, FORM = "application/json", "multipart/form-data"
_FILE = "a file"
"""Placeholder for each file of a form."""


def check_path(contract: Contract, operation: Operation, values: Mapping[str, str]) -> None:
    """Raise ApiError if a path parameter is not valid."""
    schemas = {p.name: p.schema for p in operation.parameters if p.place == "path"}
    _validate(contract, {"properties": schemas}, dict(values), "path", "path")


def check_query(contract: Contract, operation: Operation, query: str) -> Parameters:
    """The parameters of a query string; ApiError if they are not valid."""
    values = read_query(contract, operation, query)
    parameters = [p for p in operation.parameters if p.place == "query"]
    schema: JsonObject = {
        "properties": {p.name: p.schema for p in parameters},
        "required": [p.name for p in parameters if p.required],
    }
    _validate(contract, schema, values, "query", "query")
    return Parameters(values)


def check_json(contract: Contract, operation: Operation, content_type: str, body: bytes) -> Parameters:
    """The parameters of a JSON body; ApiError if they are not valid."""
    if not body:
        raise missing("body", "is required, as JSON")
    if content_type != JSON:
        raise invalid("Content-Type", f"must be {JSON}, not {content_type or 'missing'}")
    value = without_nulls(contract, operation.body_schema, parse_json(body))
    _validate(contract, operation.body_schema, value, "body", "body")
    return Parameters(as_object(value))


def check_form(contract: Contract, operation: Operation, form: Form) -> Parameters:
    """The parameters of a form without its files; ApiError if they, or the files, are not valid."""
    properties = as_object(contract.resolve(operation.body_schema)["properties"])
    values: JsonObject = {}
    for name, text in form.fields:
        schema, is_list = _field(contract, properties, name)
        if schema.get("format") == "binary":
            raise invalid(name, "must be a file: a part of the form with a file name")
        if text == "null" and schema.get("type") != "string" and not is_list:
            continue  # as in JSON: see `nulls`
        value = _metadata(name, text) if name == "user_metadata" else coerce(text, schema)
        if is_list:
            as_list(values.setdefault(name, [])).append(value)
        elif name in values:
            raise invalid(name, "must not be repeated")
        else:
            values[name] = value
    counts: Counter[str] = Counter()
    for name, _ in form.files:
        schema, is_list = _field(contract, properties, name)
        if schema.get("format") != "binary":
            raise invalid(name, "must be a field of the form, not a file")
        counts[name] += 1
        if counts[name] > 1 and not is_list:
            raise invalid(name, "must not be repeated")
    if "user_metadata" in values:
        metadata: JsonObject = {"properties": {"user_metadata": {"$ref": "#/components/schemas/UserMetadata"}}}
        _validate(contract, metadata, {"user_metadata": values["user_metadata"]}, "form", "form")
    files = {
        name: [_FILE] * count if _field(contract, properties, name)[1] else _FILE for name, count in counts.items()
    }
    _validate(contract, operation.body_schema, {**values, **files}, "form", "form")
    return Parameters(values)


def _field(contract: Contract, properties: JsonObject, name: str) -> tuple[JsonObject, bool]:
    """The schema of a form field, or of its items if it is a list, and whether it is a list."""
    if name not in properties:
        raise unknown(name, "form")
    schema = contract.resolve(as_object(properties[name]))
    if schema.get("type") != "array":
        return schema, False
    return contract.resolve(as_object(schema.get("items", {}))), True


def check_no_body(body: bytes) -> None:
    """Raise ApiError if there is a body, which the operation would ignore."""
    if body:
        raise ApiError(400, "parameter_unknown", "This operation takes no body.")


def _metadata(name: str, text: str) -> object:
    try:
        return parse_json(text.encode())
    except ApiError:
        raise invalid(name, "must be JSON text") from None


def _validate(contract: Contract, schema: JsonObject, value: Any, root: str, where: str) -> None:
    # Any, because the stubs of jsonschema do not accept object.
    if (error := to_api_error(contract.validator(schema).iter_errors(value), root, where)) is not None:
        raise error
