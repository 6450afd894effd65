"""The part of the lint that looks at schemas: those under components, and those of parameters."""

import json
import re
from collections.abc import Iterator
from typing import Any

from .contract import Contract, Pointer, Problem

PASCAL = re.compile(r"([A-Z][a-z0-9]+)+")
NAMES_OF_GENERATED_CODE = {
    *("Any", "AuthenticatedClient", "ClassVar", "Client", "File", "Mapping", "Response", "Self", "Sequence", "Unset"),
}
ATTRIBUTES_OF_GENERATED_CODE = {
    *("additional_properties", "cls", "d", "from_dict", "model", "self", "src_dict", "to_dict", "v"),
}
KEYS = {
    *("type", "format", "description", "properties", "required", "additionalProperties", "items", "enum", "const"),
    *("oneOf", "anyOf", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties"),
    *("maxProperties", "pattern", "uniqueItems", "x-enum-varnames", "deprecated", "examples"),
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
FORMATS = {"date-time", "date", "binary"}


def lint_schemas(contract: Contract) -> Iterator[Problem]:
    """What is wrong with the schemas of a contract whose references all resolve."""
    components: dict[str, Any] = contract.document.get("components", {}).get("schemas", {})
    classes: dict[str, str] = {}
    for name, schema in components.items():
        at: Pointer = ("components", "schemas", name)
        if not PASCAL.fullmatch(name) or name in NAMES_OF_GENERATED_CODE:
            yield Problem(contract.place(at), f"{name}: a schema needs a name in PascalCase that the code does not use")
        if (other := classes.setdefault(name.lower(), name)) != name:
            yield Problem(contract.place(at), f"{name} and {other} would be the same class")
        if "$ref" in schema:
            yield Problem(contract.place(at), f"{name}: a component cannot be a $ref itself")
            continue
        yield from _schema(contract, at, schema, name, top=True)
    for pointer, _ in contract.operations():
        for where, parameter in contract.parameters(pointer):
            label = f"parameter {parameter.get('name')}"
            yield from _schema(contract, (*where, "schema"), parameter.get("schema", {}), label)


def _schema(contract: Contract, at: Pointer, schema: Any, label: str, *, top: bool = False) -> Iterator[Problem]:
    place = contract.place(at)
    if not isinstance(schema, dict):
        yield Problem(place, f"{label}: a schema must be a mapping; for anything at all write {{}}")
        return
    if "$ref" in schema:
        if extra := schema.keys() - {"$ref", "description"}:
            yield Problem(place, f"{label}: {', '.join(sorted(extra))} beside a $ref is lost")
        return
    for key in schema.keys() - KEYS:
        yield Problem(contract.place((*at, key)), f"{label}: {REASONS.get(key, f'{key} is not known here')}")
    if "format" in schema and schema["format"] not in FORMATS:
        yield Problem(place, f"{label}: format {schema['format']} would change or raise; leave it out")
    if not top and (schema.keys() & {"properties", "enum"}):
        yield Problem(place, f"{label}: name this object or enum under components/schemas")
    if schema.get("type") == "array" and "items" not in schema:
        yield Problem(place, f"{label}: an array needs items")
    if schema.get("type") == "array" and top:
        yield Problem(place, f"{label}: a list cannot be a component; write it where it is used")
    yield from _enum(place, schema, label)
    yield from _union(contract, at, schema, label)
    yield from _fields(contract, at, schema, label)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from _schema(contract, (*at, key), schema[key], label)


def _enum(place: str, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    if "enum" not in schema:
        return
    values = schema["enum"]
    if schema.get("type") != "string" or not all(isinstance(value, str) for value in values):
        yield Problem(place, f"{label}: an enum must be of type string and hold strings only")
        return
    given = schema.get("x-enum-varnames")
    names = given or [re.sub(r"\W+", "_", value).upper() for value in values]
    if len(names) != len(values) or len(set(names)) != len(values):
        yield Problem(place, f"{label}: the names of the members collide; give x-enum-varnames, one for each value")
    if not given and not all(value[:1].isalpha() for value in values):
        yield Problem(place, f"{label}: a value that begins with no letter needs x-enum-varnames")


def _union(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    members = [*schema.get("oneOf", []), *schema.get("anyOf", [])]
    if members and schema.get("properties"):
        yield Problem(contract.place(at), f"{label}: properties beside oneOf or anyOf are lost")
    objects = []
    for key in ("oneOf", "anyOf"):
        for index, member in enumerate(schema.get(key, [])):
            yield from _schema(contract, (*at, key, index), member, label)
            if isinstance(member, dict) and "$ref" in member:
                target = contract.resolve(member)
                objects += [target] if target.get("properties") else []
    for member in objects[:-1]:
        required = member.get("required", [])
        if not any("const" in p and name in required for name, p in member["properties"].items()):
            yield Problem(
                contract.place(at), f"{label}: a member of a union without a required const takes every object"
            )
            return


def _fields(contract: Contract, at: Pointer, schema: dict[str, Any], label: str) -> Iterator[Problem]:
    fields = schema.get("properties", {})
    for name in set(schema.get("required", [])) - fields.keys():
        yield Problem(contract.place((*at, "required")), f"{label}: {name} is required and not among the fields")
    if {"id", "_id"} <= fields.keys():
        yield Problem(contract.place((*at, "properties")), f"{label}: id and _id would both read as .id")
    for name, value in fields.items():
        where = (*at, "properties", name)
        if name in ATTRIBUTES_OF_GENERATED_CODE:
            yield Problem(contract.place(where), f"{label}.{name}: the generated code uses this name")
        if isinstance(value, dict) and "description" not in value and name not in ("data", "page_info"):
            yield Problem(contract.place(where), f"{label}.{name} needs a description")
        yield from _schema(contract, where, value, f"{label}.{name}")


def sent_and_received(contract: Contract) -> Iterator[Problem]:
    """Schemas both sent and received although they have optional fields, whose absence means two things then."""
    sent, received = _reached(contract, "requestBody"), _reached(contract, "responses")
    for name in sorted(sent & received):
        schema = contract.document["components"]["schemas"][name]
        optional = sorted(schema.get("properties", {}).keys() - set(schema.get("required", [])))
        if optional:
            place = contract.place(("components", "schemas", name))
            yield Problem(
                place, f"{name} is both sent and received, and {', '.join(optional)} optional: make two schemas"
            )


def _reached(contract: Contract, part: str) -> set[str]:
    return reach(contract, [operation.get(part) for _, operation in contract.operations()])


def reach(contract: Contract, nodes: list[Any]) -> set[str]:
    """The names of the schemas that the nodes refer to, directly or through others."""
    seen: set[str] = set()
    todo = list(nodes)
    while todo:
        node = todo.pop()
        if isinstance(node, list):
            todo += node
        elif isinstance(node, dict):
            todo += [value for key, value in node.items() if key != "example"]
            if isinstance(ref := node.get("$ref"), str) and ref not in seen:
                seen.add(ref)
                todo.append(contract.resolve(node))
    return {ref.rsplit("/", 1)[1] for ref in seen if ref.startswith("#/components/schemas/")}


def examples_agree(contract: Contract) -> Iterator[Problem]:
    """Examples of responses that their own schema would refuse."""
    from jsonschema import Draft202012Validator

    root = json.loads(json.dumps(contract.document))
    for at, operation in contract.operations():
        for status, response in operation.get("responses", {}).items():
            for kind, media in contract.resolve(response).get("content", {}).items():
                if "example" not in media:
                    yield Problem(contract.place((*at, "responses", status)), f"{status} {kind} has no example")
                    continue
                if kind != "application/json":
                    continue
                schema = {**media["schema"], "components": root["components"]}
                for error in Draft202012Validator(schema).iter_errors(media["example"]):
                    where = contract.place((*at, "responses", status))
                    yield Problem(where, f"the example of {status} does not fit: {error.message}")
