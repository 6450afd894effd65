"""The part of the lint that checks schemas: those under components, and those within them."""

import keyword
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from ..contract import Contract, Pointer, Problem, kind_of, within
from ..field_rules import RULES, names_in
from ..inheritance import base_of
from ..views.property import python_name

PASCAL = re.compile(r"([A-Z][a-z0-9]+)+")
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
NAMES_OF_GENERATED_CODE = {
    *("Any", "AuthenticatedClient", "ClassVar", "Client", "Event", "File", "Literal", "Mapping", "Response", "Self"),
    *("Sequence", "TypeAlias", "Unset"),
}
ATTRIBUTES_OF_GENERATED_CODE = {
    *("additional_properties", "classmethod", "cls", "copy", "d", "dataframe", "dict", "from_dict", "json", "model"),
    *("model_copy", "model_dump", "model_dump_json", "model_validate", "model_validate_json"),
    *("numpy", "self", "src_dict", "to_dict", "to_json", "v"),
}
KEYS = {
    *("type", "format", "description", "properties", "required", "additionalProperties", "items", "enum", "const"),
    *(
        "oneOf",
        "anyOf",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
    ),
    *("maxProperties", "pattern", "uniqueItems", "x-enum-varnames", "x-python-name", "x-vector", "deprecated"),
    *("examples", "propertyNames", "allOf", "x-max-bytes", "x-lifecycle", *RULES),
}
REASONS = {
    "default": "a default would be sent with every request; state it in the description",
    "nullable": "nullable is OpenAPI 3.0; write type: [x, 'null'] or anyOf with {type: 'null'}",
    "title": "a title would become the name of the class; remove it",
    "$defs": "$defs is ignored; move it to components/schemas",
    "not": "not is ignored; remove it",
    "patternProperties": "patternProperties is ignored; remove it",
    "prefixItems": "prefixItems is ignored; remove it",
    "readOnly": "readOnly is ignored; split the schema in two",
    "writeOnly": "writeOnly is ignored; split the schema in two",
    "discriminator": "discriminator is ignored; give each member a required const",
}
VECTOR = {"type": "array", "items": {"type": "number"}, "x-vector": True}
FORMATS = {"date-time", "date", "binary"}


def lint_schemas(contract: Contract) -> Iterator[Problem]:
    """Problems of the components of a contract whose nodes have the right shape."""
    classes: dict[str, str] = {}
    for name, schema in contract.schemas.items():
        at: Pointer = ("components", "schemas", name)
        place = contract.place(at)
        if name in KEYS:
            yield Problem(place, f"{name} is a key of a schema, not the name of one: is its indentation right?")
        elif not PASCAL.fullmatch(name) or name in NAMES_OF_GENERATED_CODE:
            yield Problem(place, f"{name}: a schema needs a name in PascalCase that the generated code does not use")
        if (other := classes.setdefault(name.lower(), name)) != name:
            yield Problem(place, f"{name} and {other} differ only in case: rename one")
        if not _is_class(schema):
            yield Problem(place, f"{name}: only objects and enums can be components; inline it")
        if isinstance(values := schema.get("additionalProperties"), dict) and _is_decoded(values):
            yield Problem(place, f"{name}: write a mapping of objects, enums, dates or times where it is used")
        yield from lint_schema(contract, at, schema, name)


def _is_decoded(schema: dict[str, Any]) -> bool:
    """Whether the values are received as objects of Python that JSON does not have."""
    is_one = "$ref" in schema or schema.get("format") in ("date", "date-time")
    return is_one or any(_is_decoded(inner) for _, inner in within(schema))


def _is_class(schema: dict[str, Any]) -> bool:
    is_object = schema.get("type") == "object" or ("type" not in schema and "properties" in schema)
    return "enum" in schema or (is_object and not schema.keys() & {"oneOf", "anyOf"})


def lint_schema(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    """Problems of a schema and of those within it."""
    place = contract.place(at)
    if "$ref" in schema:
        if extra := schema.keys() - {"$ref", "description", "x-python-name"}:
            yield Problem(place, f"{label}: {', '.join(sorted(extra))} beside a $ref is ignored: remove it")
        yield from _python_name(contract, at, schema, label)
        return
    yield from _python_name(contract, at, schema, label)
    if "x-vector" in schema and (at[-2:-1] != ("properties",) or schema != {**schema, **VECTOR}):
        yield Problem(
            contract.place((*at, "x-vector")),
            f"{label}: x-vector: true is only valid on a field that is an array of numbers",
        )
    for key in schema.keys() - KEYS:
        hint = "; if it is part of a text with a comma, put the text in quotes" if schema[key] is None else ""
        yield Problem(contract.place((*at, key)), f"{label}: {REASONS.get(key, f'unknown key {key}{hint}')}")
    if "format" in schema and schema["format"] not in FORMATS:
        yield Problem(place, f"{label}: format {schema['format']} is not supported: remove it")
    is_component = at[:2] == ("components", "schemas") and len(at) == 3
    if "allOf" in schema:
        yield from _extends(contract, (*at, "allOf"), schema, label, is_component=is_component)
    if not is_component and schema.keys() & {"properties", "enum"}:
        yield Problem(place, f"{label}: move this object or enum to components/schemas")
    if schema.get("type") == "array" and "items" not in schema:
        yield Problem(place, f"{label}: an array needs items")
    if "const" in schema and not isinstance(schema["const"], str):
        yield Problem(place, f"{label}: const must be a string")
    yield from _enum(place, schema, label)
    yield from _union(contract, place, schema, label)
    yield from _fields(contract, at, schema, label)
    for keys, inner in within(schema):
        yield from lint_schema(contract, (*at, *keys), inner, ".".join([label, *map(str, keys[1:])]))


def _extends(
    contract: Contract, at: Pointer, schema: dict[str, Any], label: str, *, is_component: bool
) -> Iterator[Problem]:
    """Problems of an object that extends another one; `inherit` has refused those that depend on the other one."""
    place, base = contract.place(at), base_of(schema)
    if not is_component or base is None:
        yield Problem(place, f"{label}: allOf is only valid in an object of components/schemas")
    elif label in contract.reached([contract.schemas[base]]):
        # The module of a base is imported first, when the class that extends it does not exist yet.
        yield Problem(place, f"{label} extends {base}, which refers to {label}: it cannot do both")


def _python_name(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    if "x-python-name" not in schema:
        return
    name, place = schema["x-python-name"], contract.place((*at, "x-python-name"))
    if at[-2:-1] != ("properties",):
        yield Problem(place, f"{label}: x-python-name is only valid on fields of objects")
    elif not isinstance(name, str) or not SNAKE.fullmatch(name.removesuffix("_")) or keyword.iskeyword(name):
        yield Problem(place, f"{label}: x-python-name must be a name in snake_case, not {name!r}")


def _enum(place: str, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    if "enum" not in schema:
        return
    values = schema["enum"]
    if schema.get("type") != "string" or not values or not all(isinstance(value, str) for value in values):
        yield Problem(place, f"{label}: an enum must have type: string and at least one value, all of them strings")
        return
    given = schema.get("x-enum-varnames")
    names = given or [re.sub(r"\W+", "_", value).upper() for value in values]
    if len(names) != len(values) or len(set(names)) != len(values):
        yield Problem(place, f"{label}: the names of the members collide: give x-enum-varnames, one for each value")
    if not given and not all(value[:1].isalpha() for value in values):
        yield Problem(place, f"{label}: a value that does not begin with a letter needs x-enum-varnames")
    for name in names:
        if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_") or hasattr(StrEnum, name):
            yield Problem(
                place, f"{label}: a member cannot be called {name!r}: give x-enum-varnames, one for each value"
            )


def _union(contract: Contract, place: str, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    members = [contract.resolve(member) for member in [*schema.get("oneOf", []), *schema.get("anyOf", [])]]
    if members and schema.get("properties"):
        yield Problem(place, f"{label}: properties beside oneOf or anyOf are ignored: move them into the members")
    texts = {member.get("format") for member in members if member.get("type") == "string" and "enum" not in member}
    if "date" in texts and len(texts) > 1:
        yield Problem(place, f"{label}: a date and other text in a union cannot be distinguished; use plain text")
    kinds = [kind_of(member) for member in members if member.get("properties")]
    for kind in kinds[:-1]:
        if kind is None:
            yield Problem(
                place,
                f"{label}: each object of a union but the last needs a required const, or it matches every object",
            )
            return
    known = [kind for kind in kinds if kind]
    if len({name for name, _ in known}) > 1 or len({value for _, value in known}) < len(known):
        yield Problem(
            place, f"{label}: the objects of a union need their const in the same field, each with a different value"
        )


def lint_received(contract: Contract) -> Iterator[Problem]:
    """Unions of what is received that lack a member for the kinds that a later version of the platform may send."""
    for name in sorted(contract.received()):
        yield from _closed_unions(contract, ("components", "schemas", name), contract.schemas[name], name)
    for at, response in contract.own("responses"):
        for kind, media in response.get("content", {}).items():
            where = (*at, "content", kind, "schema")
            yield from _closed_unions(contract, where, media.get("schema", {}), str(at[-1]))


def _closed_unions(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    members = [contract.resolve(member) for member in [*schema.get("oneOf", []), *schema.get("anyOf", [])]]
    kinds = [kind_of(member) for member in members if member.get("type") == "object" or "properties" in member]
    if len(kinds) > 1 and all(kinds):
        yield Problem(
            contract.place(at),
            f"{label}: a received union needs an object without a const as its last member, or a kind added later loses"
            " the response",
        )
    for keys, inner in within(schema):
        if "$ref" not in inner:
            yield from _closed_unions(contract, (*at, *keys), inner, ".".join([label, *map(str, keys[1:])]))


def _fields(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    fields = schema.get("properties", {})
    for name in set(schema.get("required", [])) - fields.keys():
        yield Problem(contract.place((*at, "required")), f"{label}: required names {name}, which is not a field")
    if {"id", "_id"} <= fields.keys():
        yield Problem(
            contract.place((*at, "properties")),
            f"{label}: id and _id would both be .id in Python; rename one with x-python-name",
        )
    for rule, names in names_in(schema):
        for name in names - fields.keys():
            yield Problem(contract.place((*at, rule)), f"{label}: {rule} names {name}, which is not a field")
    python = [python_name(str(value.get("x-python-name", name))) for name, value in fields.items()]
    if sum("x-vector" in value for value in fields.values()) > 1:
        yield Problem(contract.place((*at, "properties")), f"{label}: at most one field can have x-vector")
    for name, value in fields.items():
        place = contract.place((*at, "properties", name))
        in_python = python_name(str(value.get("x-python-name", name)))
        if not in_python.isidentifier() or in_python.startswith("__"):
            yield Problem(place, f"{label}.{name or repr(name)}: not a name in Python; rename it with x-python-name")
        if python.count(in_python) > 1:
            yield Problem(
                place, f"{label}.{name}: another field has the same name in Python; rename one with x-python-name"
            )
        if in_python in ATTRIBUTES_OF_GENERATED_CODE or in_python.startswith("_"):
            yield Problem(place, f"{label}.{name}: the generated code uses this name; rename it with x-python-name")
        if "description" not in value and name not in ("data", "page_info"):
            yield Problem(place, f"{label}.{name} needs a description")
