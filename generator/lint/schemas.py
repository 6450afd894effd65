"""The part of the lint that looks at schemas: those under components, and those within them."""

import keyword
import re
from collections.abc import Iterator
from typing import Any

from ..contract import Contract, Pointer, Problem, kind_of, within

PASCAL = re.compile(r"([A-Z][a-z0-9]+)+")
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
NAMES_OF_GENERATED_CODE = {
    *("Any", "AuthenticatedClient", "ClassVar", "Client", "Event", "File", "Literal", "Mapping", "Response", "Self"),
    *("Sequence", "TypeAlias", "Unset"),
}
ATTRIBUTES_OF_GENERATED_CODE = {
    *("additional_properties", "cls", "d", "dataframe", "from_dict", "model", "numpy", "self", "src_dict", "to_dict"),
    "v",
}
KEYS = {
    *("type", "format", "description", "properties", "required", "additionalProperties", "items", "enum", "const"),
    *("oneOf", "anyOf", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties"),
    *("maxProperties", "pattern", "uniqueItems", "x-enum-varnames", "x-python-name", "x-vector", "deprecated"),
    *("examples", "propertyNames"),
}
REASONS = {
    "allOf": "allOf is not supported: repeat the fields",
    "default": "a default would be sent with every request; say it in the description",
    "nullable": "nullable is OpenAPI 3.0; write type: [x, 'null'] or anyOf with {type: 'null'}",
    "title": "a title would become the name of the class",
    "$defs": "$defs is ignored; put it under components/schemas",
    "not": "not is ignored",
    "patternProperties": "patternProperties is ignored",
    "prefixItems": "prefixItems is ignored",
    "readOnly": "readOnly is ignored; make two schemas",
    "writeOnly": "writeOnly is ignored; make two schemas",
    "discriminator": "discriminator is ignored; give each member a required const",
}
VECTOR = {"type": "array", "items": {"type": "number"}, "x-vector": True}
FORMATS = {"date-time", "date", "binary"}


def lint_schemas(contract: Contract) -> Iterator[Problem]:
    """What is wrong with the components of a contract whose nodes have the right shape."""
    classes: dict[str, str] = {}
    for name, schema in contract.schemas.items():
        at: Pointer = ("components", "schemas", name)
        place = contract.place(at)
        if not PASCAL.fullmatch(name) or name in NAMES_OF_GENERATED_CODE:
            yield Problem(place, f"{name}: a schema needs a name in PascalCase that the code does not use")
        if (other := classes.setdefault(name.lower(), name)) != name:
            yield Problem(place, f"{name} and {other} would be the same class")
        if not _is_class(schema):
            yield Problem(place, f"{name}: only objects and enums can be components; write it where it is used")
        yield from lint_schema(contract, at, schema, name)


def _is_class(schema: dict[str, Any]) -> bool:
    is_object = schema.get("type") == "object" or ("type" not in schema and "properties" in schema)
    return "enum" in schema or (is_object and not schema.keys() & {"oneOf", "anyOf"})


def lint_schema(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    """What is wrong with a schema and those within it."""
    place = contract.place(at)
    if "$ref" in schema:
        if extra := schema.keys() - {"$ref", "description", "x-python-name"}:
            yield Problem(place, f"{label}: {', '.join(sorted(extra))} beside a $ref is lost")
        yield from _python_name(contract, at, schema, label)
        return
    yield from _python_name(contract, at, schema, label)
    if "x-vector" in schema and (at[-2:-1] != ("properties",) or schema != {**schema, **VECTOR}):
        yield Problem(
            contract.place((*at, "x-vector")), f"{label}: x-vector: true is for a field that is an array of numbers"
        )
    for key in schema.keys() - KEYS:
        yield Problem(contract.place((*at, key)), f"{label}: {REASONS.get(key, f'{key} is not known here')}")
    if "format" in schema and schema["format"] not in FORMATS:
        yield Problem(place, f"{label}: format {schema['format']} would change or raise; leave it out")
    is_component = at[:2] == ("components", "schemas") and len(at) == 3
    if not is_component and schema.keys() & {"properties", "enum"}:
        yield Problem(place, f"{label}: name this object or enum under components/schemas")
    if schema.get("type") == "array" and "items" not in schema:
        yield Problem(place, f"{label}: an array needs items")
    if "const" in schema and not isinstance(schema["const"], str):
        yield Problem(place, f"{label}: a const must be text")
    yield from _enum(place, schema, label)
    yield from _union(contract, place, schema, label)
    yield from _fields(contract, at, schema, label)
    for keys, inner in within(schema):
        yield from lint_schema(contract, (*at, *keys), inner, ".".join([label, *map(str, keys[1:])]))


def _python_name(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    if "x-python-name" not in schema:
        return
    name, place = schema["x-python-name"], contract.place((*at, "x-python-name"))
    if at[-2:-1] != ("properties",):
        yield Problem(place, f"{label}: x-python-name is for fields of objects, and lost elsewhere")
    elif not isinstance(name, str) or not SNAKE.fullmatch(name) or keyword.iskeyword(name):
        yield Problem(place, f"{label}: x-python-name must be a name in snake_case, and is {name!r}")


def _enum(place: str, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    if "enum" not in schema:
        return
    values = schema["enum"]
    if schema.get("type") != "string" or not values or not all(isinstance(value, str) for value in values):
        yield Problem(place, f"{label}: an enum must be of type string and hold strings only, at least one")
        return
    given = schema.get("x-enum-varnames")
    names = given or [re.sub(r"\W+", "_", value).upper() for value in values]
    if len(names) != len(values) or len(set(names)) != len(values):
        yield Problem(place, f"{label}: the names of the members collide; give x-enum-varnames, one for each value")
    if not given and not all(value[:1].isalpha() for value in values):
        yield Problem(place, f"{label}: a value that begins with no letter needs x-enum-varnames")


def _union(contract: Contract, place: str, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    members = [contract.resolve(member) for member in [*schema.get("oneOf", []), *schema.get("anyOf", [])]]
    if members and schema.get("properties"):
        yield Problem(place, f"{label}: properties beside oneOf or anyOf are lost")
    kinds = [kind_of(member) for member in members if member.get("properties")]
    for kind in kinds[:-1]:
        if kind is None:
            yield Problem(place, f"{label}: a member of a union without a required const takes every object")
            return
    known = [kind for kind in kinds if kind]
    if len({name for name, _ in known}) > 1 or len({value for _, value in known}) < len(known):
        yield Problem(place, f"{label}: members of a union need the same field as const, each with a value of its own")


def _fields(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    fields = schema.get("properties", {})
    for name in set(schema.get("required", [])) - fields.keys():
        yield Problem(contract.place((*at, "required")), f"{label}: {name} is required and not among the fields")
    if {"id", "_id"} <= fields.keys():
        yield Problem(contract.place((*at, "properties")), f"{label}: id and _id would both read as .id")
    python = [value.get("x-python-name", name) for name, value in fields.items()]
    if sum("x-vector" in value for value in fields.values()) > 1:
        yield Problem(contract.place((*at, "properties")), f"{label}: an object can have one x-vector")
    for name, value in fields.items():
        place = contract.place((*at, "properties", name))
        if python.count(value.get("x-python-name", name)) > 1:
            yield Problem(place, f"{label}.{name}: another field has this name in Python too")
        if name in ATTRIBUTES_OF_GENERATED_CODE:
            yield Problem(place, f"{label}.{name}: the generated code uses this name")
        if "description" not in value and name not in ("data", "page_info"):
            yield Problem(place, f"{label}.{name} needs a description")
