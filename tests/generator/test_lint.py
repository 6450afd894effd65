"""Constructs that the generator would drop or turn into wrong code are rejected with their place; valid ones are
accepted.

The cases are edits of the small contract in contract_fixture/. An edit sets the value of a node, which is named by the
keys that lead to it, and so is the node that a problem is expected at. test_contract.py proves that nodes have the
right files and lines.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.contract import Contract, Pointer, load
from generator.lint import lint
from tests.loops import loop

FIXTURE = Path(__file__).parent / "contract_fixture"
PETS = load(FIXTURE)
GONE = object()
"""Instead of a value: the node is removed."""

LIST, CREATE, DELETE = "paths /pets get", "paths /pets post", "paths /pets/{pet_id} delete"
NAME = f"{LIST} parameters 1"
CREATED = f"{CREATE} responses 201"
JSON = f"{CREATED} content application/json"
BODY = f"{CREATE} requestBody"
FED = "webhooks pet.fed post"
FED_JSON = f"{FED} requestBody content application/json"
SCHEMAS = "components schemas"
PET = f"{SCHEMAS} Pet"
TOYS = f"{PET} properties toys"
TEXT = {"type": "string"}


def ref(name: str, section: str = "schemas") -> dict[str, str]:
    return {"$ref": f"#/components/{section}/{name}"}


def field(**schema: Any) -> dict[str, Any]:
    return {**schema, "description": "Changed."}


def stream(example: str, kind: str = "text/event-stream", schema: object = None) -> dict[str, Any]:
    """The content of a response that is a stream of pets."""
    return {kind: {"schema": schema or ref("Pet"), "example": example}}


SSE = stream('data: {"_id": "a"}\n\n')
WHOLE = {"application/json": {"schema": ref("Pet"), "example": {"_id": "a"}}}


def key_of(node: Any, key: str) -> Any:
    return int(key) if isinstance(node, list) else key


def edited(edits: dict[str, Any]) -> Contract:
    """The contract after the edits. The place of each node is the keys that lead to it."""
    document = copy.deepcopy(PETS.document)
    for place, value in edits.items():
        *path, last = place.split()
        node: Any = document
        for key in path:
            node = node[key_of(node, key)] if isinstance(node, list) else node.setdefault(key, {})
        if value is GONE:
            del node[key_of(node, last)]
        elif isinstance(node, list) and int(last) == len(node):
            node.append(value)
        else:
            node[key_of(node, last)] = copy.deepcopy(value)
    return Contract(document, dict(places(document, ())))


def places(node: Any, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if at:
        yield at, " ".join(map(str, at))
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from places(child, (*at, key))


def problems_after(edits: dict[str, Any]) -> list[str]:
    return [str(problem) for problem in lint(edited(edits))]


@dataclass(frozen=True)
class Case:
    """Edits, and the problem that they must give."""

    edits: dict[str, Any]
    place: str
    message: str


def at(place: str, value: Any, message: str) -> Case:
    """An edit of the node that the problem is reported at."""
    return Case({place: value}, place, message)


def toys(message: str, **schema: Any) -> Case:
    """A case of one field of a response; the message continues after its name."""
    return at(TOYS, field(**schema), f"Pet.toys: {message}")


def reason(key: str, value: Any, message: str) -> Case:
    return Case({f"{TOYS} {key}": value}, f"{TOYS} {key}", f"Pet.toys: {message}")


def color(message: str, **schema: Any) -> Case:
    return at(f"{SCHEMAS} Color", {"type": "string", **schema}, f"Color: {message}")


def owners(message: str, *fields: dict[str, Any]) -> Case:
    """A case of a union of objects with one required field each."""
    edits: dict[str, Any] = {f"{PET} properties owner": field(anyOf=[ref(f"Owner{n}") for n, _ in enumerate(fields)])}
    for number, properties in enumerate(fields):
        edits[f"{SCHEMAS} Owner{number}"] = {"type": "object", "required": [*properties], "properties": properties}
    return Case(edits, f"{PET} properties owner", f"Pet.owner: {message}")


REFERENCES = {
    "dangling": Case(
        {f"{JSON} schema": ref("Pat")},
        f"{JSON} schema $ref",
        "$ref '#/components/schemas/Pat' does not resolve: there is no Pat under components/schemas",
    ),
    "dangling in a list": Case(
        {NAME: ref("Nam", "parameters")},
        f"{NAME} $ref",
        "$ref '#/components/parameters/Nam' does not resolve: there is no Nam under components/parameters",
    ),
    "to another file": Case(
        {f"{JSON} schema $ref": "api.yaml#/components/schemas/Error"},
        f"{JSON} schema $ref",
        "$ref 'api.yaml#/components/schemas/Error' must have the form '#/components/KIND/NAME'",
    ),
    "of a path item": Case(
        {"paths /elsewhere": {"$ref": "#/paths/~1pets"}},
        "paths /elsewhere $ref",
        "/elsewhere: a $ref is not supported here; inline it",
    ),
    "of a path item to a component": Case(
        {"paths /elsewhere": ref("Pet")},
        "paths /elsewhere $ref",
        "/elsewhere: a $ref is not supported here; inline it",
    ),
    "to another kind": Case(
        {NAME: ref("Pet")}, f"{NAME} $ref", "$ref '#/components/schemas/Pet' must point to components/parameters"
    ),
    "of a component": Case(
        {f"{SCHEMAS} Paint": ref("Color")}, f"{SCHEMAS} Paint $ref", "Paint: a component cannot be a $ref"
    ),
    "to itself": Case(
        {"components parameters Page": ref("Page", "parameters")},
        "components parameters Page $ref",
        "Page: a component cannot be a $ref",
    ),
    "of a request body": Case(
        {BODY: ref("CreatePetRequest")}, f"{BODY} $ref", "requestBody: a $ref is not supported here; inline it"
    ),
    "union that contains itself": at(
        f"{SCHEMAS} Loop",
        {"oneOf": [TEXT, ref("Loop")]},
        "Loop: only objects and enums can be components; inline it",
    ),
    "keyword beside it": Case(
        {f"{PET} properties color minimum": 1},
        f"{PET} properties color",
        "Pet.color: minimum beside a $ref is ignored: remove it",
    ),
}

OPERATIONS = {
    "another version of OpenAPI": at(
        "openapi", "3.0.3", "openapi must be 3.1.x; the generator supports no other version"
    ),
    "operationId given twice": at(
        f"{DELETE} operationId",
        "list_pets",
        "operationId list_pets is already that of GET /pets (paths /pets get operationId): rename one",
    ),
    "operationId in another style": at(
        f"{DELETE} operationId",
        "deletePet",
        "operationId 'deletePet' must be in snake_case, and no keyword or builtin of Python",
    ),
    "operationId of Python": at(
        f"{DELETE} operationId", "del", "operationId 'del' must be in snake_case, and no keyword or builtin of Python"
    ),
    "unknown tag": at(
        f"{DELETE} tags",
        ["dogs"],
        "unknown tag 'dogs': add it, with a description, to the list of tags in tags; that has pets",
    ),
    "tag in another style": Case(
        {"tags 0 name": "Pets", f"{DELETE} tags": ["Pets"]},
        "tags 0",
        "the tag 'Pets' must be in snake_case: it names a module",
    ),
    "key in the wrong place": at(
        "paths /pets/{pet_id} responses",
        {},
        "/pets/{pet_id}: unknown key responses; it belongs to: operation, components. Is it indented as it should be?",
    ),
    "two tags": at(f"{DELETE} tags", ["pets", "pets"], "delete_pet must have exactly one tag"),
    "no summary": Case({f"{DELETE} summary": GONE}, DELETE, "delete_pet needs a summary"),
    "misspelt key": at(f"{DELETE} x-idempotant", True, "delete: unknown key x-idempotant"),
    "misspelt method": at("paths /pets putt", {}, "/pets: unknown key putt"),
    "no method": Case(
        {f"{DELETE} x-method": GONE},
        f"{DELETE} operationId",
        "delete_pet needs x-method, the method of the client that calls it, as in indexes.create; if there shall be"
        " none, x-no-method with the reason",
    ),
    "no method without a reason": Case(
        {f"{DELETE} x-method": GONE, f"{DELETE} x-no-method": ""},
        f"{DELETE} operationId",
        "delete_pet needs x-method, the method of the client that calls it, as in indexes.create; if there shall be"
        " none, x-no-method with the reason",
    ),
    "a method and a reason for none": at(
        f"{DELETE} x-no-method", "It is new.", "delete_pet has a method: remove x-no-method"
    ),
    **{
        f"method {method!r}": at(
            f"{DELETE} x-method",
            method,
            "delete_pet: x-method must be names in snake_case with dots, as in indexes.create, not " + repr(method),
        )
        for method in ("", "pets.", ".delete", "pets.Delete", "pets delete", "pets.del", "pets._delete", "client/pets")
    },
    "method of another operation": at(
        f"{DELETE} x-method",
        "pets.create",
        f"delete_pet: x-method pets.create is already that of create_pet ({CREATE} x-method): choose another name",
    ),
    "method that is a resource": at(
        f"{DELETE} x-method", "pets", "delete_pet: x-method pets is a resource, which has methods: choose another name"
    ),
    "method within a method": Case(
        {f"{DELETE} x-method": "pets.create.undo"},
        f"{CREATE} x-method",
        "create_pet: x-method pets.create is a resource, which has methods: choose another name",
    ),
    "no method for the stream": Case(
        {
            f"{CREATED} content": {**WHOLE, **SSE},
            f"{SCHEMAS} CreatePetRequest properties stream": field(type="boolean"),
        },
        f"{CREATE} x-method",
        "create_pet needs x-stream-method, the method that returns its stream",
    ),
    "stream method without a stream": at(
        f"{DELETE} x-stream-method",
        "pets.delete_stream",
        "delete_pet: x-stream-method is only valid beside x-method, for an operation with both JSON and a stream",
    ),
    "stream method without another": Case(
        {
            f"{CREATED} content": {**WHOLE, **SSE},
            f"{SCHEMAS} CreatePetRequest properties stream": field(type="boolean"),
            f"{CREATE} x-method": GONE,
            f"{CREATE} x-no-method": "It is new.",
            f"{CREATE} x-stream-method": "pets.create_stream",
        },
        f"{CREATE} x-stream-method",
        "create_pet: x-stream-method is only valid beside x-method, for an operation with both JSON and a stream",
    ),
    "replacement of what is not deprecated": at(
        f"{DELETE} x-replaced-by", "create_pet", "delete_pet: x-replaced-by needs deprecated: true"
    ),
    **{
        f"replacement by {instead!r}": Case(
            {f"{DELETE} deprecated": True, f"{DELETE} x-replaced-by": instead}, f"{DELETE} x-replaced-by", message
        )
        for instead, message in {
            "create_pet, then feed_it": "delete_pet: x-replaced-by names feed_it, which is not an operation",
            "feed": "delete_pet: x-replaced-by names feed, which is not an operation",
            "": "delete_pet: x-replaced-by must name an operation; without it, nothing takes its place",
        }.items()
    },
    "replacement without a method": Case(
        {
            f"{DELETE} deprecated": True,
            f"{DELETE} x-replaced-by": "create_pet",
            f"{CREATE} x-method": GONE,
            f"{CREATE} x-no-method": "It is new.",
        },
        f"{DELETE} x-replaced-by",
        "delete_pet: x-replaced-by names create_pet, which no method calls: name another operation",
    ),
    "deprecated in words": at(
        f"{DELETE} summary",
        "Deprecated: delete a pet.",
        "delete_pet: the summary must not begin with 'deprecated'; deprecated: true adds that",
    ),
}

PARAMETERS = {
    "in a header": Case({f"{NAME} in": "header"}, NAME, "parameter name must be in path or query"),
    "path without a slash": Case(
        {"paths pets": PETS.document["paths"]["/pets"], "paths /pets": GONE},
        "paths pets",
        "list_pets: the path pets must begin with /",
    ),
    "not in the path": at(
        f"{LIST} parameters 3",
        {"name": "pet_id", "in": "path", "required": True, "description": "Which.", "schema": TEXT},
        "list_pets: path parameter pet_id does not occur in /pets",
    ),
    "not declared": Case(
        {"paths /pets/{pet_id} parameters": []},
        DELETE,
        "delete_pet: path parameter pet_id is not declared: add it to parameters",
    ),
    "optional in the path": Case(
        {"paths /pets/{pet_id} parameters 0 required": GONE},
        "paths /pets/{pet_id} parameters 0",
        "parameter pet_id is in the path: it needs required: true and a name in snake_case",
    ),
    "without schema": Case({f"{NAME} schema": GONE}, NAME, "parameter name needs a schema"),
    "without description": Case({f"{NAME} description": GONE}, NAME, "parameter name needs a description"),
    "not exploded": Case(
        {f"{NAME} explode": False}, NAME, "parameter name: explode: false is not supported; make it a string"
    ),
    "an object": Case(
        {f"{NAME} schema": ref("Range")}, NAME, "parameter name takes an object: it needs style: deepObject"
    ),
    "an object in a union": Case(
        {f"{LIST} parameters 2 style": GONE},
        f"{LIST} parameters 2",
        "parameter age takes an object: it needs style: deepObject",
    ),
    "bare keys of no object": at(
        f"{NAME} x-bare-keys", True, "parameter name: x-bare-keys is only valid with style: deepObject"
    ),
    "misspelt key": at(f"{NAME} requierd", True, "parameters[1]: unknown key requierd"),
    "an enum": at(
        f"{NAME} schema",
        {"type": "string", "enum": ["a"]},
        "parameter name: move this object or enum to components/schemas",
    ),
    "two of one name": Case(
        {f"{CREATE} parameters": [{"name": "name", "in": "query", "description": "A name.", "schema": TEXT}]},
        CREATE,
        "create_pet: two arguments are called name; rename one with x-python-name",
    ),
    "two of one name in Python": Case(
        {
            f"{CREATE} parameters": [{"name": "age", "in": "query", "description": "An age.", "schema": TEXT}],
            f"{SCHEMAS} CreatePetRequest properties name x-python-name": "age",
        },
        CREATE,
        "create_pet: two arguments are called age; rename one with x-python-name",
    ),
    "reserved name": Case({f"{NAME} name": "client"}, LIST, "list_pets: the argument name client is reserved"),
}

BODIES = {
    "two media types": Case(
        {f"{BODY} content multipart/form-data": {"schema": ref("CreatePetRequest")}},
        BODY,
        "create_pet: the body needs exactly one media type, application/json or multipart/form-data, "
        "not application/json, multipart/form-data",
    ),
    "unknown media type": Case(
        {f"{BODY} content": {"application/xml": {"schema": ref("CreatePetRequest")}}},
        BODY,
        "create_pet: the body needs exactly one media type, application/json or multipart/form-data, "
        "not application/xml",
    ),
    "optional": Case({f"{BODY} required": GONE}, BODY, "create_pet: the request body needs required: true"),
    "an enum": Case(
        {f"{BODY} content application/json schema": ref("Color")},
        f"{BODY} content application/json",
        "create_pet: the schema of the body must be a $ref to an object with fields",
    ),
    "an object without a name": Case(
        {f"{BODY} content application/json schema": {"type": "object"}},
        f"{BODY} content application/json",
        "create_pet: the schema of the body must be a $ref to an object with fields",
    ),
}

RESPONSES = {
    "headers": at(f"{CREATED} headers", {}, "201: unknown key headers"),
    "status without quotes": Case(
        {f"{CREATE} responses": {200: {"description": "Done."}}},
        f"{CREATE} responses 200",
        "responses: quote the key 200: keys must be strings",
    ),
    "unknown media type": at(
        f"{CREATED} content application/xml",
        {"schema": ref("Pet"), "example": {"_id": "a"}},
        "201: unsupported media type application/xml; use application/json, application/jsonl",
    ),
    "an object without a name": Case(
        {f"{JSON} schema": {"type": "object"}}, JSON, "201: move the schema of this response to components/schemas"
    ),
    "a list of objects without a name": Case(
        {f"{JSON} schema": {"type": "array", "items": {"type": "object"}}},
        JSON,
        "201: move the schema of this response to components/schemas",
    ),
    "two schemas of success": Case(
        {
            f"{CREATE} responses 202": {
                "description": "Later.",
                "content": {"application/json": {"schema": ref("Error")}},
            }
        },
        f"{CREATE} responses",
        "create_pet: the bodies of all 2xx responses must have the same schema",
    ),
    "no success": Case({f"{DELETE} responses 204": GONE}, f"{DELETE} responses", "delete_pet needs a 2xx response"),
    "no example": Case({f"{JSON} example": GONE}, JSON, "201: application/json needs an example"),
    "example of another type": Case(
        {f"{JSON} example _id": 7},
        f"{JSON} example _id",
        "the example of 201 does not match its schema: 7 is not of type 'string'",
    ),
    "example without a required field": at(
        f"{JSON} example", {"id": "a"}, "the example of 201 does not match its schema: '_id' is a required property"
    ),
    "status reserved for events": at(
        f"{DELETE} responses 299", {"description": "Gone."}, "delete_pet: status 299 is reserved for the generator"
    ),
}

STREAMS = {
    "before JSON": Case(
        {f"{CREATED} content": {**SSE, **WHOLE}},
        f"{CREATE} responses",
        "create_pet: application/json must come before the stream",
    ),
    "that nobody can ask for": Case(
        {f"{CREATED} content": {**WHOLE, **SSE}},
        f"{CREATE} responses",
        "create_pet: a choice of JSON or a stream needs a boolean field stream in the JSON body",
    ),
    "two kinds": Case(
        {f"{CREATED} content": {**SSE, **stream("{}", "application/jsonl")}},
        f"{CREATE} responses",
        "create_pet: at most one kind of stream is supported, not application/jsonl, text/event-stream",
    ),
    "two schemas": Case(
        {
            f"{CREATED} content": SSE,
            f"{CREATE} responses 202": {"description": "A.", "content": stream("", schema=ref("Error"))},
        },
        f"{CREATE} responses",
        "create_pet: the events of all 2xx responses must have the same schema",
    ),
    "of an error": at(
        f"{CREATE} responses 418",
        {"description": "Teapot.", "content": SSE},
        "create_pet: only a 2xx response can be a stream",
    ),
    "of objects without a name": Case(
        {f"{CREATED} content": stream("", schema={"anyOf": [{"type": "object"}]})},
        f"{CREATED} content text/event-stream",
        "201: move the schema of this response to components/schemas",
    ),
    "example that is no text": Case(
        {f"{CREATED} content": {"text/event-stream": {"schema": ref("Pet"), "example": {"_id": "a"}}}},
        f"{CREATED} content text/event-stream example",
        "the example of text/event-stream must be a string: the text of the stream as it is sent",
    ),
    "example without events": Case(
        {f"{CREATED} content": stream("data: [DONE]")},
        f"{CREATED} content text/event-stream example",
        "the example of text/event-stream contains no event",
    ),
    "event that is not JSON": Case(
        {f"{CREATED} content": stream("data: a")},
        f"{CREATED} content text/event-stream example",
        "event 1 of the example of text/event-stream is not JSON: ",
    ),
    "event that does not match": Case(
        {f"{CREATED} content": stream('{"_id": "a"}\n{}\n', "application/x-ndjson")},
        f"{CREATED} content application/x-ndjson example",
        "event 2 of the example of application/x-ndjson does not match its schema: '_id' is a required property",
    ),
}

WEBHOOKS = {
    "no summary": Case({f"{FED} summary": GONE}, FED, "pet.fed needs a summary"),
    "parameter in the query": Case(
        {f"{FED} parameters 0 in": "query"}, f"{FED} parameters 0", "pet.fed: a webhook can have header parameters only"
    ),
    "no JSON body": Case(
        {f"{FED} requestBody content": {"text/plain": {"schema": TEXT}}},
        FED,
        "pet.fed needs a body of application/json with required: true",
    ),
    "no example": Case({f"{FED_JSON} example": GONE}, FED, "pet.fed needs an example"),
    "no type": Case(
        {f"{FED_JSON} schema": ref("Pet")},
        FED,
        "pet.fed: the schema must be a $ref to an object with a required type: const: pet.fed",
    ),
    "example that does not match": Case(
        {f"{FED_JSON} example pet_id": 5},
        f"{FED_JSON} example pet_id",
        "the example of requestBody does not match its schema: 5 is not of type 'string'",
    ),
    "misspelt key": at(f"{FED} sumary", "A pet was fed.", "post: unknown key sumary"),
    "not a post": Case({"webhooks pet.fed put": {}}, "webhooks pet.fed put", "pet.fed: unknown key put"),
}

NUMBERS = {"type": "array", "items": {"type": "number"}}
VECTOR = "x-vector: true is only valid on a field that is an array of numbers"
RENAMED = f"{TOYS} x-python-name"
FIELDS = {
    "object": toys(
        "move this object or enum to components/schemas", type="object", properties={"a": field(type="string")}
    ),
    "enum": toys("move this object or enum to components/schemas", type="string", enum=["ball"]),
    "enum in a list": Case(
        {f"{TOYS} items enum": ["ball"]}, f"{TOYS} items", "Pet.toys: move this object or enum to components/schemas"
    ),
    "array without items": toys("an array needs items", type="array"),
    "format": toys("format uuid is not supported: remove it", type="string", format="uuid"),
    "default": reason("default", [], "a default would be sent with every request; state it in the description"),
    "nullable": reason(
        "nullable", True, "nullable is OpenAPI 3.0; write type: [x, 'null'] or anyOf with {type: 'null'}"
    ),
    "title": reason("title", "Toys", "a title would become the name of the class; remove it"),
    "allOf": reason("allOf", [ref("Pet")], "allOf is only valid in an object of components/schemas"),
    "discriminator": reason("discriminator", {}, "discriminator is ignored; give each member a required const"),
    "unknown key": reason("requierd", True, "unknown key requierd"),
    "unknown type": Case(
        {f"{TOYS} type": "text"},
        f"{TOYS} type",
        "Pet.properties.toys.type: 'text' is not valid under any of the given schemas",
    ),
    "pattern that is not a regex": Case(
        {f"{TOYS} items pattern": "["},
        f"{TOYS} items pattern",
        "Pet.properties.toys.items.pattern: '[' is not a 'regex'",
    ),
    "no description": at(TOYS, TEXT, "Pet.toys needs a description"),
    "name of the generated code": at(
        f"{PET} properties to_dict",
        field(type="string"),
        "Pet.to_dict: the generated code uses this name; rename it with x-python-name",
    ),
    "renamed to a name of the generated code": Case(
        {f"{TOYS} x-python-name": "to_dict"}, TOYS, "Pet.toys: the generated code uses this name"
    ),
    "Python name in another style": at(
        RENAMED, "myToys", "Pet.toys: x-python-name must be a name in snake_case, not 'myToys'"
    ),
    "Python name that is a keyword": at(
        RENAMED, "class", "Pet.toys: x-python-name must be a name in snake_case, not 'class'"
    ),
    "Python name that is a number": at(RENAMED, 2, "Pet.toys: x-python-name must be a name in snake_case, not 2"),
    "Python name of another field": Case(
        {RENAMED: "color"}, TOYS, "Pet.toys: another field has the same name in Python; rename one with x-python-name"
    ),
    "Python name of the items of a list": at(
        f"{TOYS} items x-python-name", "toy", "Pet.toys: x-python-name is only valid on fields of objects"
    ),
    "Python name of a component": at(
        f"{PET} x-python-name", "pet", "Pet: x-python-name is only valid on fields of objects"
    ),
    "vector that is a number": Case(
        {TOYS: field(**{"type": "number", "x-vector": True})}, f"{TOYS} x-vector", f"Pet.toys: {VECTOR}"
    ),
    "vector that is marked as none": Case(
        {TOYS: field(**{**NUMBERS, "x-vector": False})}, f"{TOYS} x-vector", f"Pet.toys: {VECTOR}"
    ),
    "vector that is an item": Case(
        {TOYS: field(type="array", items={"type": "number", "x-vector": True})},
        f"{TOYS} items x-vector",
        f"Pet.toys: {VECTOR}",
    ),
    "two vectors": Case(
        {f"{PET} properties {name}": field(**{**NUMBERS, "x-vector": True}) for name in ("toys", "games")},
        f"{PET} properties",
        "Pet: at most one field can have x-vector",
    ),
    "id beside _id": Case(
        {f"{PET} properties id": field(type="string")},
        f"{PET} properties",
        "Pet: id and _id would both be .id in Python; rename one with x-python-name",
    ),
    "required field that does not exist": at(
        f"{PET} required", ["_id", "name"], "Pet: required names name, which is not a field"
    ),
    "const that is not a string": toys("const must be a string", const=1),
}

COMPONENTS = {
    "misspelt key": at(f"{PET} requierd", ["_id"], "Pet: unknown key requierd"),
    "names that differ in case only": at(f"{SCHEMAS} PET", TEXT, "PET and Pet differ only in case: rename one"),
    "name in another style": at(
        f"{SCHEMAS} pet_color",
        {"type": "string", "enum": ["a"]},
        "pet_color: a schema needs a name in PascalCase that the generated code does not use",
    ),
    "name of the generated code": at(
        f"{SCHEMAS} Sequence",
        {"type": "string", "enum": ["a"]},
        "Sequence: a schema needs a name in PascalCase that the generated code does not use",
    ),
    "list": at(
        f"{SCHEMAS} Names",
        {"type": "array", "items": TEXT},
        "Names: only objects and enums can be components; inline it",
    ),
    "text": at(f"{SCHEMAS} Name", TEXT, "Name: only objects and enums can be components; inline it"),
    "enum without values": color("an enum must have type: string and at least one value, all of them strings", enum=[]),
    "enum of numbers and text": color(
        "an enum must have type: string and at least one value, all of them strings", enum=["red", 1]
    ),
    "enum whose names collide": color(
        "the names of the members collide: give x-enum-varnames, one for each value", enum=["dark-red", "dark red"]
    ),
    "enum with too few names": color(
        "the names of the members collide: give x-enum-varnames, one for each value",
        **{"enum": ["a", "b"], "x-enum-varnames": ["A"]},
    ),
    "enum value that begins with a digit": color(
        "a value that does not begin with a letter needs x-enum-varnames", enum=["3d"]
    ),
    "union of objects that look alike": owners(
        "each object of a union but the last needs a required const, or it matches every object",
        {"a": field(type="string")},
        {"b": field(type="string")},
    ),
    "union of objects with constants in different fields": owners(
        "the objects of a union need their const in the same field, each with a different value",
        {"kind": field(const="a")},
        {"sort": field(const="b")},
    ),
    "union of objects with the same constant": owners(
        "the objects of a union need their const in the same field, each with a different value",
        {"kind": field(const="a")},
        {"kind": field(const="a")},
    ),
    "union with fields of its own": at(
        f"{SCHEMAS} Either",
        {"oneOf": [ref("Pet")], "properties": {"name": field(type="string")}},
        "Either: properties beside oneOf or anyOf are ignored: move them into the members",
    ),
}

SENT = f"{SCHEMAS} CreatePetRequest properties more"
USE = {
    "sent and received": Case(
        {SENT: {**ref("Pet"), "description": "More."}}, PET, "Pet is both sent and received: split it into two schemas"
    ),
    "sent in a list and received": Case(
        {SENT: field(type="array", items=ref("Pet"))}, PET, "Pet is both sent and received: split it into two schemas"
    ),
    "sent in a union and received": Case(
        {SENT: field(anyOf=[TEXT, ref("Person")])},
        f"{SCHEMAS} Person",
        "Person is both sent and received: split it into two schemas",
    ),
    "sent in the query and received": Case(
        {f"{PET} properties age": {**ref("Range"), "description": "The age."}},
        f"{SCHEMAS} Range",
        "Range is both sent and received: split it into two schemas",
    ),
    "unused parameter": at(
        "components parameters Lost",
        {"name": "a", "in": "query", "description": "A.", "schema": TEXT},
        "Lost is not used: remove it, or refer to it",
    ),
    "unused response": at(
        "components responses Lost", {"description": "Nothing."}, "Lost is not used: remove it, or refer to it"
    ),
    "unused schema": at(
        f"{SCHEMAS} Lost", {"type": "string", "enum": ["a"]}, "Lost is not used: remove it, or refer to it"
    ),
    "unused schemas that refer to each other": Case(
        {
            f"{SCHEMAS} Lost": {"type": "object", "properties": {"a": {**ref("Found"), "description": "A."}}},
            f"{SCHEMAS} Found": {"type": "object", "properties": {"a": {**ref("Lost"), "description": "A."}}},
        },
        f"{SCHEMAS} Lost",
        "Lost is not used: remove it, or refer to it",
    ),
}

GROUPS = {
    "reference": REFERENCES,
    "operation": OPERATIONS,
    "parameter": PARAMETERS,
    "body": BODIES,
    "response": RESPONSES,
    "stream": STREAMS,
    "webhook": WEBHOOKS,
    "field": FIELDS,
    "component": COMPONENTS,
    "use": USE,
}
CASES = {f"{group}: {name}": case for group, cases in GROUPS.items() for name, case in cases.items()}


@loop("name", CASES)
def test_it_is_rejected_with_its_place(name: str) -> None:
    case = CASES[name]
    problems = problems_after(case.edits)
    expected = f"{case.place}: {case.message}"
    assert [problem for problem in problems if problem.startswith(expected)], f"{expected!r} is not among {problems}"


MALFORMED = {
    "method that is no text": at(f"{DELETE} x-method", ["pets.delete"], "x-method must be a string, not a list"),
    "boolean schema of a parameter": at(
        f"{NAME} schema", True, "schema must be a mapping, not true; for any value write {}"
    ),
    "empty schema of a parameter": at(
        f"{NAME} schema", None, "schema must be a mapping, not empty; for any value write {}"
    ),
    "boolean schema of a response": at(
        f"{JSON} schema", True, "schema must be a mapping, not true; for any value write {}"
    ),
    "boolean schema of a field": at(TOYS, True, "toys must be a mapping, not true; for any value write {}"),
    "parameter without a name": Case({f"{NAME} name": GONE}, NAME, "parameters[1] needs name"),
    "parameter without in": Case({f"{NAME} in": GONE}, NAME, "parameters[1] needs in"),
    "empty operation": at("paths /pets patch", None, "patch must be a mapping, not empty"),
    "empty responses": at(f"{CREATE} responses", None, "responses must be a mapping, not empty"),
    "operation without responses": Case({f"{CREATE} responses": GONE}, CREATE, "post needs responses"),
    "empty component": at(f"{SCHEMAS} Nothing", None, "Nothing must be a mapping, not empty; for any value write {}"),
    "empty properties": at(f"{PET} properties", None, "properties must be a mapping, not empty"),
    "empty enum": at(f"{SCHEMAS} Color enum", None, "enum must be a list, not empty"),
    "required as in OpenAPI 2": at(f"{PET} required", True, "required must be a list, not true"),
    "number instead of text": at(f"{CREATE} summary", 7, "summary must be a string, not 7"),
    "mapping instead of text": at(f"{CREATE} summary", {"en": "Create."}, "summary must be a string, not a mapping"),
    "empty paths": at("paths", None, "paths must be a mapping, not empty"),
    "bare keys in words": at(f"{NAME} x-bare-keys", "yes", 'x-bare-keys must be true or false, not "yes"'),
    "section missing": Case({"servers": GONE}, "openapi", "the contract needs servers"),
}


@loop("name", MALFORMED)
def test_a_malformed_node_is_reported_plainly_and_alone(name: str) -> None:
    case = MALFORMED[name]
    assert problems_after(case.edits) == [f"{case.place}: {case.message}"]


ACCEPTED: dict[str, dict[str, Any]] = {
    "the contract as it is": {},
    "a reason for no method": {f"{DELETE} x-method": GONE, f"{DELETE} x-no-method": "It is new."},
    "a method of the client itself": {f"{DELETE} x-method": "delete_pet"},
    "replacement by several": {f"{DELETE} deprecated": True, f"{DELETE} x-replaced-by": "list_pets, then create_pet"},
    "list of components in a response": {
        JSON: {"schema": {"type": "array", "items": ref("Pet")}, "example": [{"_id": "a"}]}
    },
    "stream of server-sent events": {f"{CREATED} content": SSE},
    "stream with an object on each line": {f"{CREATED} content": stream('{"_id": "a"}', "application/jsonl")},
    "JSON or a stream, as asked": {
        f"{CREATE} x-stream-method": "pets.create_stream",
        f"{CREATED} content": {**WHOLE, **SSE},
        f"{SCHEMAS} CreatePetRequest properties stream": field(type="boolean"),
    },
    "enum with names of its own": {
        f"{SCHEMAS} Color": {"type": "string", "enum": ["red", "3d"], "x-enum-varnames": ["RED", "THREE_D"]}
    },
    "union with members that are no objects": {
        f"{PET} properties owner": field(
            anyOf=[{"type": "array", "items": TEXT}, ref("Person"), ref("Shelter"), ref("OtherOwner")]
        )
    },
    "parameter of a path item": {
        "paths /pets parameters": [
            {"name": "dry_run", "in": "query", "description": "A.", "schema": {"type": "boolean"}}
        ]
    },
    "reserved name that is renamed": {
        f"{PET} properties to_dict": field(**{"type": "string", "x-python-name": "as_dict"})
    },
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_generator_supports_is_accepted(name: str) -> None:
    assert problems_after(ACCEPTED[name]) == []


def test_a_text_that_ends_at_a_comma_is_explained(tmp_path: Path) -> None:
    for name in ("api.yaml", "pets.yaml"):
        text = (FIXTURE / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(
            text.replace("description: The toys.}", "description: The toys, in order.}"), "utf-8"
        )
    (problem,) = lint(load(tmp_path))
    assert problem.message == (
        "Pet.toys: unknown key in order.; if it is part of a text with a comma, put the text in quotes"
    )


def test_an_unknown_tag_is_reported_once() -> None:
    assert problems_after({f"{place} tags": ["dogs"] for place in (LIST, CREATE, DELETE)}) == [
        f"{LIST} tags: unknown tag 'dogs' (and of 2 more operations): add it, with a description, to the list of tags"
        " in tags; that has pets"
    ]


def test_all_problems_are_reported_at_once() -> None:
    assert sorted(problems_after({TOYS: {"type": "array", "format": "uuid", "title": "A"}})) == [
        f"{TOYS} title: Pet.toys: a title would become the name of the class; remove it",
        f"{TOYS}: Pet.toys needs a description",
        f"{TOYS}: Pet.toys: an array needs items",
        f"{TOYS}: Pet.toys: format uuid is not supported: remove it",
    ]


SHARED = {
    "example of a response": {"components responses NotFound content application/json example": {}},
    "description of a parameter": {"components parameters Page description": GONE},
    "schema of a parameter": {"components parameters Page schema": {"type": "integer", "default": 1}},
}


@pytest.mark.parametrize("name", SHARED)
def test_what_operations_share_is_reported_once_and_where_it_is_defined(name: str) -> None:
    edits = {**SHARED[name], f"{CREATE} responses 404": ref("NotFound", "responses")}
    edits[f"{CREATE} parameters"] = [ref("Page", "parameters")]
    (problem,) = problems_after(edits)
    assert problem.startswith("components ")


def test_the_contract_of_the_project_is_valid(contract: Contract) -> None:
    assert lint(contract) == []
