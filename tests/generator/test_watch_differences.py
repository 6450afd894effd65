"""What the watcher says of each kind of difference, and what it writes into the YAML files.

The contract is the small one in contract_fixture/; the source is an edited copy of it.
"""

import copy
import difflib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.contract import load
from generator.lint import lint
from generator.watch.__main__ import main
from generator.watch.compare import compare
from generator.watch.document import read_openapi

FIXTURE = Path(__file__).parent / "contract_fixture"
PETS = load(FIXTURE)
TEXT = {"type": "string"}
LIST, CREATE = "paths /pets get", "paths /pets post"
PET = "components schemas Pet properties"
ASK = "change it here, or accept the deviation in generator/watch/deviations.yaml"


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def edited(edits: dict[str, Any]) -> dict[str, Any]:
    """A copy of the contract with other values at some places; None removes a node, and + appends to a list."""
    document = copy.deepcopy(PETS.document)
    for place, value in edits.items():
        *steps, last = place.split(" ")
        node: Any = document
        for step in steps:
            node = node[int(step)] if isinstance(node, list) else node.setdefault(step, {})
        if value is None:
            del node[int(last) if isinstance(node, list) else last]
        elif last == "+":
            node.append(value)
        else:
            node[int(last) if isinstance(node, list) else last] = value
    return document


def said(document: dict[str, Any]) -> list[str]:
    source = read_openapi(json.dumps(document), "vendor.json")
    return [f"{difference.kind} {difference.line}" for difference in compare(source, PETS).found]


def written(document: dict[str, Any], folder: Path) -> list[str]:
    """The lines that the command adds to the files, or removes from them."""
    shutil.copytree(FIXTURE, folder / "openapi")
    (folder / "vendor.json").write_text(json.dumps(document), encoding="utf-8")
    assert main([str(folder / "vendor.json"), "--root", str(folder), "--write"]) == 0
    lines = []
    for file in sorted((folder / "openapi").iterdir()):
        old = FIXTURE / file.name
        before = old.read_text(encoding="utf-8").splitlines() if old.exists() else []
        diff = difflib.ndiff(before, file.read_text(encoding="utf-8").splitlines())
        lines += [line for line in diff if line[0] in "+-"]
    return lines


NO_DIFFERENCE = {
    "prose": {f"{LIST} summary": "Other.", f"{PET} color description": "Other.", "info title": "Other"},
    "ids and tags": {f"{LIST} operationId": "pets_index", f"{LIST} tags": ["x"], "tags": []},
    "order": {"components schemas Color enum": ["blue", "red"]},
    "an enum in place": {f"{PET} color": {"type": "string", "enum": ["red", "blue"]}},
    "an enum of one value": {"components schemas Person properties kind": {"type": "string", "enum": ["person"]}},
    "a union in a union": {f"{PET} owner": {"oneOf": [{"anyOf": [ref("Person"), ref("Shelter")]}]}},
    "allOf of one": {f"{PET} color": {"allOf": [ref("Color")], "description": "The color."}},
    "inherited fields": {
        "components schemas Named": {"type": "object", "properties": {"_id": TEXT}, "required": ["_id"]},
        "components schemas Pet properties _id": None,
        "components schemas Pet allOf": [ref("Named")],
        "components schemas Pet required": [],
    },
    "an object without a type": {"components schemas Range type": None},
    "no components": {"components schemas Unused": {"type": "object"}},
    "the header of the key": {
        "components securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "x-api-key"}},
        f"{LIST} parameters +": {"name": "Authorization", "in": "header", "schema": TEXT},
    },
    "another server": {"servers 0 url": "https://pets.example.com/v2/"},
}


@pytest.mark.parametrize("edits", NO_DIFFERENCE.values(), ids=NO_DIFFERENCE.keys())
def test_what_is_the_same_on_the_wire_is_no_difference(edits: dict[str, Any]) -> None:
    assert said(edited(edits)) == []


DIFFERENCES: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "a new value": (
        {"components schemas Color enum": ["red", "green", "blue"]},
        ["new Color: new value green"],
        ["-       enum: [red, blue]", "+       enum: [red, green, blue]"],
    ),
    "a new value that makes no name": (
        {"components schemas Color enum": ["red", "blue", "3d"]},
        ["new Color: new value 3d"],
        [f"+       x-todo: 'Color: new value 3d: {ASK}'"],
    ),
    "a value that is gone": (
        {"components schemas Color enum": ["red"]},
        ["gone Color: value blue is not in the source"],
        [f"+       x-todo: 'Color: value blue is not in the source: {ASK}'"],
    ),
    "a new field": (
        {f"{PET} size": {"type": ["integer", "null"], "minimum": 0, "description": "How  tall:\n1 to 9."}},
        ["new Pet.size: new field (integer or null, optional)"],
        [
            "+         size:",
            "+           x-todo: 'describe it (the source: How tall: 1 to 9.)'",
            "+           minimum: 0",
            "+           type: [integer, 'null']",
        ],
    ),
    "a new field with a type that the contract has": (
        {f"{PET} fur": {"type": "array", "items": ref("Color")}},
        ["new Pet.fur: new field (list, optional)"],
        [
            "+         fur:",
            "+           x-todo: describe it",
            "+           type: array",
            "+           items: {$ref: '#/components/schemas/Color'}",
        ],
    ),
    "a new field of a new type": (
        {
            f"{PET} chip": ref("pet-chip"),
            "components schemas pet-chip": {
                "type": "object",
                "required": ["made_at"],
                "properties": {"made_at": {"type": "string", "format": "date-time", "description": "When."}},
            },
        },
        ["new Pet.chip: new field (object, optional)"],
        [
            "+         chip:",
            "+           x-todo: describe it",
            "+           $ref: '#/components/schemas/PetChip'",
            "+     PetChip:",
            "+       x-todo:",
            "+         - 'name it: the source says pet-chip'",
            "+         - 'required: which fields can a client not do without? (the source requires made_at)'",
            "+       type: object",
            "+       properties:",
            "+         made_at:",
            "+           x-todo: 'describe it (the source: When.)'",
            "+           type: string",
            "+           format: date-time",
        ],
    ),
    "a field that is gone": (
        {f"{PET} toys": None},
        ["gone Pet.toys: not in the source"],
        [
            "-         toys: {type: array, items: {type: string}, description: The toys.}",
            f"+         toys: {{x-todo: 'Pet.toys: not in the source: {ASK}',",
            "+           type: array, items: {type: string}, description: The toys.}",
        ],
    ),
    "a field that is required now": (
        {"components schemas CreatePetRequest properties age": {"type": "integer"}}
        | {"components schemas CreatePetRequest required": ["name", "age"]},
        ["new CreatePetRequest.age: new field (integer, required)"],
        [
            "+         age:",
            "+           x-todo:",
            "+             - describe it",
            "+             - 'the source requires it: add it to required, if a client relies on it'",
            "+           type: integer",
        ],
    ),
    "a field that is no longer required": (
        {"components schemas CreatePetRequest required": []},
        ["different CreatePetRequest.name: required here, optional in the source"],
        [f"+       x-todo: 'CreatePetRequest.name: required here, optional in the source: {ASK}'"],
    ),
    "another type": (
        {f"{PET} color": {"type": "integer"}},
        ["different Color: text here, integer in the source"],
        [f"+       x-todo: 'Color: text here, integer in the source: {ASK}'"],
    ),
    "a bound": (
        {"components schemas CreatePetRequest properties name": {"type": "string", "maxLength": 9}},
        ["different CreatePetRequest.name: maxLength is not set here, 9 in the source"],
        [
            "-         name: {type: string, description: The name.}",
            "+         name: {x-todo: 'CreatePetRequest.name: maxLength is not set here, 9 in the source:"
            f" {ASK}', type: string, description: The name.}}",
        ],
    ),
    "a new kind": (
        {
            f"{PET} owner anyOf +": ref("Zoo"),
            "components schemas Zoo": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": "zoo"}, "town": TEXT},
            },
        },
        ["new Pet.owner: new kind with kind zoo"],
        [
            "-         owner: {anyOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Shelter'},"
            " {$ref: '#/components/schemas/OtherOwner'}], description: Whose.}",
            "+         owner: {anyOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Shelter'},"
            " {$ref: '#/components/schemas/Zoo'},",
            "+           {$ref: '#/components/schemas/OtherOwner'}], description: Whose.}",
            "+     Zoo:",
            "+       x-todo:",
            "+         - 'name it: the source says Zoo'",
            "+         - 'required: which fields can a client not do without? (the source requires kind)'",
            "+       type: object",
            "+       required: [kind]",
            "+       properties:",
            "+         kind:",
            "+           x-todo: describe it",
            "+           type: string",
            "+           const: zoo",
            "+         town:",
            "+           x-todo: describe it",
            "+           type: string",
        ],
    ),
    "a new parameter": (
        {f"{LIST} parameters +": {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["up"]}}},
        ["new list_pets ?sort: new query parameter (one of up, optional)"],
        [
            "+         - name: sort",
            "+           in: query",
            "+           x-todo: describe it",
            "+           schema: {$ref: '#/components/schemas/Sort'}",
            "+     Sort:",
            "+       x-todo: 'name it: the source has no name for it'",
            "+       type: string",
            "+       enum: [up]",
        ],
    ),
    "a parameter that is gone": (
        {f"{LIST} parameters 1": None},
        ["gone list_pets ?name: not in the source"],
        [
            "-         - {name: name, in: query, description: Their name., schema: {type: string}}",
            f"+         - {{x-todo: 'list_pets ?name: not in the source: {ASK}', name: name, in: query,"
            " description: Their name., schema: {type: string}}",
        ],
    ),
    "a first parameter": (
        {f"{CREATE} parameters": [{"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}]},
        ["new create_pet ?page: new query parameter (integer, optional)"],
        ["+       parameters:", "+         - {$ref: '#/components/parameters/Page'}"],
    ),
    "a header": (
        {f"{LIST} parameters +": {"name": "X-Trace", "in": "header", "schema": TEXT}},
        ["new list_pets ?X-Trace: new header parameter (text, optional)"],
        [f"+       x-todo: 'list_pets ?X-Trace: new header parameter (text, optional): {ASK}'"],
    ),
    "a status": (
        {f"{LIST} responses 409": {"description": "No."}, f"{CREATE} responses 201": None}
        | {f"{CREATE} responses 202": PETS.document["paths"]["/pets"]["post"]["responses"]["201"]},
        ["new list_pets 409: new status", "different create_pet: success is 201 here, 202 in the source"],
        [
            f"+       x-todo: 'list_pets 409: new status: {ASK}'",
            f"+       x-todo: 'create_pet: success is 201 here, 202 in the source: {ASK}'",
        ],
    ),
    "another media type": (
        {f"{CREATE} requestBody content": {"multipart/form-data": {"schema": ref("CreatePetRequest")}}},
        ["different create_pet body: application/json here, multipart/form-data in the source"],
        [f"+       x-todo: 'create_pet body: application/json here, multipart/form-data in the source: {ASK}'"],
    ),
    "a deprecation": (
        {f"{LIST} deprecated": True},
        ["different list_pets: not deprecated here, the reverse in the source"],
        [f"+       x-todo: 'list_pets: not deprecated here, the reverse in the source: {ASK}'"],
    ),
    "an operation that is gone": (
        {"paths /pets/{pet_id}": None},
        ["gone delete_pet: not in the source"],
        [f"+       x-todo: 'delete_pet: not in the source: {ASK}'"],
    ),
    "a new operation on a known path": (
        {
            "paths /pets/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
                "get": {
                    "summary": "One pet.",
                    "responses": {
                        "200": {"content": {"application/json": {"schema": ref("Pet")}}},
                        "404": {"content": {"application/json": {"schema": ref("Error")}}},
                    },
                },
                "delete": PETS.document["paths"]["/pets/{pet_id}"]["delete"],
            },
            "paths /pets/{pet_id}": None,
        },
        ["new GET /pets/{id}: new operation"],
        [
            "+     get:",
            "+       x-todo:",
            "+         - 'operationId: a unique verb_noun'",
            "+         - 'tags: one of openapi/api.yaml'",
            "+         - 'x-method: its method on the client'",
            "+         - 'x-source: where it is described, if no document in tests/generator/sources has it'",
            "+         - 'summary: in your own words (the source: One pet.)'",
            "+         - the description of each 2xx response, and the example of its body",
            "+         - 'the response 401: a new one'",
            "+         - 'the response 429: a new one'",
            "+       responses:",
            "+         '200':",
            "+           content:",
            "+             application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
            "+         '404': {$ref: '#/components/responses/NotFound'}",
        ],
    ),
    "a new operation on a new path": (
        {"paths /food-bowls": {"post": {"responses": {"204": {"description": "Filled."}}}}},
        ["new POST /food-bowls: new operation"],
        [
            "+ # New: say in one line what this file describes.",
            "+ paths:",
            "+   /food-bowls:",
            "+     post:",
            "+       x-todo:",
            "+         - 'operationId: a unique verb_noun'",
            "+         - 'tags: one of openapi/api.yaml'",
            "+         - 'x-method: its method on the client'",
            "+         - 'x-source: where it is described, if no document in tests/generator/sources has it'",
            "+         - 'summary: in your own words'",
            "+         - 'x-idempotent: true, if it is safe to send twice'",
            "+         - the description of each 2xx response, and the example of its body",
            "+         - 'the response 401: a new one'",
            "+         - 'the response 429: a new one'",
            "+       responses:",
            "+         '204': {}",
        ],
    ),
    "a new webhook": (
        {"webhooks pet.lost": {"post": {"requestBody": {"content": {"application/json": {"schema": ref("Pet")}}}}}},
        ["new pet.lost: new webhook"],
        [
            "+   pet.lost:",
            "+     post:",
            "+       x-todo:",
            "+         - 'summary, parameters and responses: as those of the other webhooks'",
            "+         - the example of the body",
            "+       requestBody:",
            "+         required: true",
            "+         content:",
            "+           application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
            "+       responses: {}",
        ],
    ),
}


@pytest.mark.parametrize(("edits", "lines", "text"), DIFFERENCES.values(), ids=DIFFERENCES.keys())
def test_each_kind_of_difference_is_said_and_written(
    edits: dict[str, Any], lines: list[str], text: list[str], tmp_path: Path
) -> None:
    document = edited(edits)
    assert said(document) == lines
    assert sorted(line for line in written(document, tmp_path) if line.strip("+- ")) == sorted(text)
    questions = lint(load(tmp_path / "openapi"))
    assert all("an open question" in problem.message for problem in questions)
    assert bool(questions) == any("x-todo" in line for line in text)


def test_what_only_some_places_show_is_a_question(tmp_path: Path) -> None:
    """Two operations share the pet; only one of them has the new color."""
    colored = {"type": "object", "required": ["_id"], "properties": {**PETS.schemas["Pet"]["properties"]}}
    colored["properties"]["color"] = {"type": "string", "enum": ["red", "blue", "green"]}
    document = edited({f"{CREATE} responses 201 content application/json schema": colored})
    assert said(document) == ["new Color: new value green, in create_pet only"]
    assert f"+       x-todo: 'Color: new value green, in create_pet only: {ASK}'" in written(document, tmp_path)


def test_references_lead_to_other_files(tmp_path: Path) -> None:
    document = edited({f"{PET} color": {"$ref": "types/color.yaml#/Color"}})
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "color.yaml").write_text("Color: {$ref: '#/Base'}\nBase: {enum: [red, blue, green]}")
    assert "+       enum: [red, blue, green]" in written(document, tmp_path)
