"""null in requests: it means that an optional field is absent, unless the contract gives it a meaning of its own."""

from collections.abc import Iterator

from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_objects

_ALTERNATIVES = ("allOf", "anyOf", "oneOf")


def without_nulls(contract: Contract, schema: JsonObject, value: object) -> object:
    """The value without fields that are null, optional, and not declared to accept null; at any depth."""
    options = list(_options(contract, schema))
    if isinstance(value, list):
        items = [as_object(one["items"]) for one in options if isinstance(one.get("items"), dict)]
        return [without_nulls(contract, {"anyOf": items}, item) for item in value] if items else value
    if not isinstance(value, dict):
        return value
    kept: JsonObject = {}
    for name, item in value.items():
        declared = [as_object(as_object(one["properties"])[name]) for one in options if name in _properties(one)]
        is_required = any(name in required for one in options if isinstance(required := one.get("required"), list))
        if item is not None:
            kept[name] = without_nulls(contract, {"anyOf": declared}, item) if declared else item
        elif is_required or not declared or accepts_null(contract, {"anyOf": declared}):
            kept[name] = item
    return kept


def accepts_null(contract: Contract, schema: JsonObject) -> bool:
    """Whether a schema is for null among others, or for anything."""
    for one in _options(contract, schema):
        kinds, choices = one.get("type"), one.get("enum")
        if kinds == "null" or (isinstance(kinds, list) and "null" in kinds):
            return True
        if (isinstance(choices, list) and None in choices) or not one.keys() - {"description", "title"}:
            return True
    return False


def _options(contract: Contract, schema: JsonObject) -> Iterator[JsonObject]:
    """The schema, and those that it consists of or chooses from."""
    schema = contract.resolve(schema)
    inner = [one for keyword in _ALTERNATIVES for one in as_objects(schema.get(keyword, []))]
    if not inner or "properties" in schema:
        yield schema
    for one in inner:
        yield from _options(contract, one)


def _properties(schema: JsonObject) -> JsonObject:
    found = schema.get("properties")
    return as_object(found) if isinstance(found, dict) else {}
