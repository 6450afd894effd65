"""What the generator would drop, or make wrong code of, is refused with its file and line; the contract passes."""

import functools
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.contract import ContractError, load
from generator.lint import lint

if TYPE_CHECKING:
    from conftest import Project

NEEDS = {"indexed_assets.yaml": ["assets.yaml"], "webhooks.yaml": ["analysis.yaml"]}
"""Further files that a file refers to."""
HERE = "@@"
"""Stands in the text of an edit on the line that must be named, and is taken out before the edit is made."""


@dataclass(frozen=True)
class Case:
    """An edit of one file, and the message that it must give."""

    file: str
    old: str
    new: str
    message: str


def problems_of(folder: Path) -> list[str]:
    try:
        return [str(problem) for problem in lint(load(folder))]
    except ContractError as error:
        return [str(problem) for problem in error.problems]


@functools.cache
def part_of_the_contract(source: Path, names: frozenset[str]) -> dict[str, str]:
    """The text of these files, without the components that nothing in them refers to."""
    texts = {name: (source / name).read_text(encoding="utf-8").splitlines(keepends=True) for name in names}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            shutil.copy(source / name, folder)
        unused = lint(load(Path(folder)))
    assert all(problem.message.endswith(": nothing refers to it") for problem in unused)
    places = [problem.place.rpartition("/")[2].split(":") for problem in unused]
    for name, line in sorted(places, key=lambda place: -int(place[1])):
        first = last = int(line)
        while last < len(texts[name]) and texts[name][last].startswith("      "):
            last += 1
        del texts[name][first - 1 : last]
    return {name: "".join(lines) for name, lines in texts.items()}


def edited(source: Path, folder: Path, case: Case) -> tuple[Path, int]:
    """The smallest part of the contract that stands by itself and holds the edit; the line of the mark in it."""
    target = folder / "openapi"
    target.mkdir()
    names = {"api.yaml", "indexes.yaml", case.file, *NEEDS.get(case.file, ())}
    for name, text in part_of_the_contract(source, frozenset(names)).items():
        (target / name).write_text(text, encoding="utf-8")
    path = target / case.file
    text = path.read_text(encoding="utf-8")
    assert text.count(case.old) == 1, f"{case.file} must hold this exactly once: {case.old!r}"
    text = text.replace(case.old, case.new)
    line = text[: text.index(HERE)].count("\n") + 1
    path.write_text(text.replace(HERE, ""), encoding="utf-8")
    return target, line


RENAME = "index_name: {type: string, minLength: 1, description: The new name.}"
ADDONS = "addons: {type: array, items: {type: string}, description: 'Its add-ons, such as thumbnail.'}"
FILTER = "          description: Only the index with this name.\n          schema: {type: string}\n"
NAMED = "        - name: index_name\n          in: query\n" + FILTER
MARKED = NAMED.replace("- name", f"{HERE}- name")
INDEX_ID = (
    "      name: index_id\n      in: path\n      required: true\n      description: The id of the index.\n"
    "      schema: {type: string, minLength: 1}\n"
)
DELETE = "    delete:\n      operationId: delete_index\n      tags: [indexes]\n"
BODY = (
    "      requestBody:\n        required: true\n        content:\n          application/json:\n"
    "            schema: {$ref: '#/components/schemas/UpdateIndexRequest'}\n"
)
CREATED = (
    "        '201':\n          description: The id of the new index.\n          content:\n"
    "            application/json:\n              schema: {$ref: '#/components/schemas/IndexesCreateResponse'}\n"
    "              example: {_id: 671f00b27d9e4c3a5b6f8e10}\n"
)
RESPONSES = "      responses:\n"
STREAM = CREATED.replace("application/json", "text/event-stream").replace(
    "example: {_id: 671f00b27d9e4c3a5b6f8e10}", 'example: \'data: {"_id": "a"}\''
)
STREAMED = STREAM.partition("          content:\n")[2]
"""An answer that is a stream, and what it adds to one that may be either."""
SIGNED = "        - {$ref: '#/components/parameters/TlSignature'}\n"
CANCELED = (
    "  analyze.task.canceled:\n    post:\n      summary: An analysis task was canceled.\n      parameters:\n" + SIGNED
)
CANCELED_BODY = (
    f"{CANCELED}      requestBody:\n        required: true\n        content:\n          application/json:\n"
    "            schema: {$ref: '#/components/schemas/AnalyzeTaskCanceledWebhookEvent'}\n"
    "            example:\n              id: whe_9f8e7d6c5b4a39281706f5e4d3c2b1a0\n"
    "              created_at: '2026-10-31T14:10:20Z'\n              type: analyze.task.canceled\n"
    "              data:\n                id: 67250b1e33f4a5b6c7d8e902\n                custom_id: null\n"
    "                status: canceled\n                created_at: '2026-10-31T14:10:00Z'\n"
)
UPDATED = "      responses:\n        '204': {description: The index has its new name.}\n"
ADDON = "    IndexAddon:\n      type: string\n      enum: [thumbnail]\n"
UNION = """    Cat:
      type: object
      description: A cat.
      required: [purr]
      properties: {purr: {type: boolean, description: Whether it purrs.}}
    Dog:
      type: object
      description: A dog.
      required: [bark]
      properties: {bark: {type: boolean, description: Whether it barks.}}
"""


def _field(new: str, message: str) -> Case:
    """A case of one field of a response."""
    return Case("indexes.yaml", ADDONS, HERE + new, f"IndexSchema.{message}")


def _enum(new: str, message: str) -> Case:
    return Case("indexes.yaml", ADDON, f"    {HERE}IndexAddon:\n      type: string\n{new}", message)


def _union(*fields: str) -> str:
    """A field that is one of several objects with these fields, all of them required, and those objects."""
    names = [f"Member{chr(ord('a') + number)}" for number in range(len(fields))]
    members = ", ".join(f"{{$ref: '#/components/schemas/{name}'}}" for name in names)
    text = f"{HERE}addons:\n          description: A pet.\n          anyOf: [{members}]\n"
    for name, field in zip(names, fields, strict=True):
        first = field.strip("{").partition(":")[0]
        text += f"    {name}: {{type: object, required: [{first}], properties: {field}}}\n"
    return text.rstrip("\n")


CASES = {
    # References.
    "dangling reference": Case(
        "indexes.yaml",
        "schema: {$ref: '#/components/schemas/IndexPage'}",
        HERE + "schema: {$ref: '#/components/schemas/IndexPag'}",
        "$ref '#/components/schemas/IndexPag' leads nowhere: there is no IndexPag under components/schemas",
    ),
    "dangling reference in a list": Case(
        "indexes.yaml",
        NAMED,
        f"        {HERE}- {{$ref: '#/components/parameters/Nam'}}\n",
        "$ref '#/components/parameters/Nam' leads nowhere: there is no Nam under components/parameters",
    ),
    "reference to another file": Case(
        "indexes.yaml",
        "schema: {$ref: '#/components/schemas/IndexPage'}",
        HERE + "schema: {$ref: 'api.yaml#/components/schemas/Error'}",
        "$ref 'api.yaml#/components/schemas/Error' must have the form '#/components/KIND/NAME'",
    ),
    "reference of a path item": Case(
        "indexes.yaml",
        "  /indexes/{index_id}:\n    parameters:\n",
        "  /elsewhere:\n    " + HERE + "$ref: '#/paths/~1indexes'\n  /indexes/{index_id}:\n    parameters:\n",
        "/elsewhere: a $ref here is dropped; write it in place",
    ),
    "reference of a path item to a component": Case(
        "indexes.yaml",
        "  /indexes/{index_id}:\n    parameters:\n",
        f"  {HERE}/elsewhere: {{$ref: '#/components/schemas/IndexPage'}}\n  /indexes/{{index_id}}:\n    parameters:\n",
        "/elsewhere: a $ref here is dropped; write it in place",
    ),
    "reference to another kind": Case(
        "indexes.yaml",
        NAMED,
        f"        {HERE}- {{$ref: '#/components/schemas/IndexPage'}}\n",
        "$ref '#/components/schemas/IndexPage' must lead to components/parameters",
    ),
    "reference to itself": Case(
        "indexes.yaml",
        INDEX_ID,
        f"      {HERE}$ref: '#/components/parameters/IndexId'\n",
        "IndexId: a component cannot be a $ref itself",
    ),
    "references in a circle": Case(
        "indexes.yaml",
        ADDON,
        f"    IndexAddon: {{$ref: '#/components/schemas/Addition'}}\n"
        f"    {HERE}Addition: {{$ref: '#/components/schemas/IndexAddon'}}\n",
        "Addition: a component cannot be a $ref itself",
    ),
    "union that contains itself": Case(
        "indexes.yaml",
        ADDON,
        ADDON + f"    {HERE}Loop: {{oneOf: [{{type: string}}, {{$ref: '#/components/schemas/Loop'}}]}}\n",
        "Loop: only objects and enums can be components; write it where it is used",
    ),
    "text beside a reference": Case(
        "indexes.yaml",
        "page_info: {$ref: '#/components/schemas/PageInfo', description: Where this page stands.}",
        HERE + "page_info: {$ref: '#/components/schemas/PageInfo', minimum: 1}",
        "IndexPage.page_info: minimum beside a $ref is lost",
    ),
    "component that is a reference": Case(
        "indexes.yaml",
        ADDON,
        ADDON + f"    {HERE}Addition: {{$ref: '#/components/schemas/IndexAddon'}}\n",
        "Addition: a component cannot be a $ref itself",
    ),
    # The file itself.
    "broken syntax": Case(
        "indexes.yaml",
        DELETE,
        "    delete:\n      operationId: delete_index\n      tags: [indexes\n      " + HERE + "more: of it\n",
        "expected ',' or ']', but got ':'",
    ),
    "key given twice": Case(
        "indexes.yaml",
        "      operationId: create_index\n",
        f"      operationId: create_index\n      {HERE}operationId: make_index\n",
        'found duplicate key "operationId" with value "make_index" (original value: "create_index")',
    ),
    "time without quotes": Case(
        "indexes.yaml",
        "                created_at: '2026-10-28T05:00:02Z'\n                updated_at",
        f"                {HERE}created_at: 2026-10-28\n                updated_at",
        "datetime.date(2026, 10, 28) must be quoted: it is read as date",
    ),
    "component in two files": Case(
        "indexes.yaml",
        ADDON,
        ADDON + f"    {HERE}SortBy:\n      type: string\n      enum: [created_at]\n",
        "SortBy is also defined in openapi/api.yaml:",
    ),
    "path in two files": Case(
        "api.yaml",
        "\ncomponents:\n",
        "\npaths:\n  /indexes: {}\n\ncomponents:\n",
        "/indexes is also defined in openapi/api.yaml:",
    ),
    "another version of OpenAPI": Case(
        "api.yaml",
        "openapi: 3.1.0",
        HERE + "openapi: 3.0.3",
        "openapi must be 3.1.x: the generator reads no other version",
    ),
    # Operations.
    "operationId given twice": Case(
        "indexes.yaml",
        "      operationId: delete_index\n",
        f"      {HERE}operationId: retrieve_index\n",
        "operationId retrieve_index is also that of GET /indexes/{index_id} (openapi/indexes.yaml:",
    ),
    "operationId in another style": Case(
        "indexes.yaml",
        "      operationId: delete_index\n",
        f"      {HERE}operationId: deleteIndex\n",
        "operationId 'deleteIndex' must be snake_case and no name of Python itself",
    ),
    "operationId of Python": Case(
        "indexes.yaml",
        "      operationId: delete_index\n",
        f"      {HERE}operationId: del\n",
        "operationId 'del' must be snake_case and no name of Python itself",
    ),
    "unknown tag": Case(
        "indexes.yaml",
        DELETE,
        f"    delete:\n      operationId: delete_index\n      {HERE}tags: [indices]\n",
        "delete_index: tag 'indices' is unknown; the tags are assets, multipart_uploads, indexes, indexed_assets",
    ),
    "two tags": Case(
        "indexes.yaml",
        DELETE,
        f"    delete:\n      operationId: delete_index\n      {HERE}tags: [indexes, assets]\n",
        "delete_index must have exactly one tag",
    ),
    "missing summary": Case(
        "indexes.yaml",
        "    put:\n      operationId: update_index\n      tags: [indexes]\n      summary: Rename an index.\n",
        f"    {HERE}put:\n      operationId: update_index\n      tags: [indexes]\n",
        "update_index needs a summary",
    ),
    "misspelt key of an operation": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        f"      summary: Rename an index.\n      {HERE}x-idempotant: true\n",
        "put: x-idempotant is not known here, and would be ignored",
    ),
    "misspelt method": Case(
        "indexes.yaml",
        "    put:\n",
        f"    {HERE}putt:\n",
        "/indexes/{index_id}: putt is not known here",
    ),
    "replacement of what is not deprecated": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        f"      summary: Rename an index.\n      {HERE}x-replaced-by: create_index\n",
        "update_index: x-replaced-by needs deprecated: true",
    ),
    "replacement that is not there": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        "      summary: Rename an index.\n      deprecated: true\n"
        f"      {HERE}x-replaced-by: create_index, then name_it\n",
        "update_index: there is no operation name_it to replace it",
    ),
    "deprecated in words": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        f"      {HERE}summary: 'Deprecated: rename an index.'\n",
        "update_index: deprecated: true says so already",
    ),
    # Streams.
    "stream before the whole": Case(
        "indexes.yaml",
        RESPONSES + CREATED,
        HERE + RESPONSES + STREAM + CREATED.partition("          content:\n")[2],
        "create_index: application/json must come before the stream",
    ),
    "stream that nobody can ask for": Case(
        "indexes.yaml",
        RESPONSES + CREATED,
        HERE + RESPONSES + CREATED + STREAMED,
        "create_index: an answer or a stream, as asked, needs a boolean field stream in the JSON body",
    ),
    "two kinds of streams": Case(
        "indexes.yaml",
        RESPONSES + CREATED,
        HERE + RESPONSES + STREAM + STREAMED.replace("text/event-stream", "application/jsonl"),
        "create_index: one kind of stream is possible, not application/jsonl, text/event-stream",
    ),
    "status of events": Case(
        "indexes.yaml",
        "        '204': {description: The index is gone.}\n",
        f"        {HERE}'299': {{description: The index is gone.}}\n",
        "delete_index: the generator itself needs the status 299",
    ),
    "stream of an error": Case(
        "indexes.yaml",
        CREATED,
        CREATED + f"        {HERE}" + STREAM.replace("'201'", "'418'").lstrip(),
        "create_index: only a success can be a stream",
    ),
    "stream of unnamed objects": Case(
        "indexes.yaml",
        CREATED,
        STREAM.replace("text/event-stream", HERE + "text/event-stream").replace(
            "{$ref: '#/components/schemas/IndexesCreateResponse'}", "{anyOf: [{type: object}]}"
        ),
        "201: name the schema of this response under components/schemas",
    ),
    "example of a stream that is no text": Case(
        "indexes.yaml",
        CREATED,
        STREAM.replace('example: \'data: {"_id": "a"}\'', HERE + "example: {_id: a}"),
        "the example of text/event-stream must be text, as it comes",
    ),
    "example of a stream without events": Case(
        "indexes.yaml",
        CREATED,
        STREAM.replace('example: \'data: {"_id": "a"}\'', HERE + "example: 'data: [DONE]'"),
        "the example of text/event-stream has no event in it",
    ),
    "event that is no JSON": Case(
        "indexes.yaml",
        CREATED,
        STREAM.replace('example: \'data: {"_id": "a"}\'', HERE + "example: 'data: a'"),
        "event 1 in the example of text/event-stream is not JSON (",
    ),
    "event that does not fit": Case(
        "indexes.yaml",
        CREATED,
        STREAM.replace("text/event-stream", "application/x-ndjson").replace(
            'example: \'data: {"_id": "a"}\'', f'{HERE}example: |\n                {{"_id": "a"}}\n                {{}}'
        ),
        "event 2 in the example of application/x-ndjson does not fit: '_id' is a required property",
    ),
    # Webhooks.
    "webhook without a summary": Case(
        "webhooks.yaml",
        CANCELED,
        CANCELED.replace("post", HERE + "post").replace("      summary: An analysis task was canceled.\n", ""),
        "analyze.task.canceled needs a summary",
    ),
    "webhook with a parameter in the query": Case(
        "webhooks.yaml",
        CANCELED,
        CANCELED + f"        {HERE}- {{$ref: '#/components/parameters/Page'}}\n",
        "analyze.task.canceled: a webhook has no parameters but headers",
    ),
    "webhook without a body of JSON": Case(
        "webhooks.yaml",
        CANCELED_BODY,
        CANCELED_BODY.replace("post", HERE + "post").replace("application/json", "text/plain"),
        "analyze.task.canceled needs a body of application/json with required: true",
    ),
    "webhook without an example": Case(
        "webhooks.yaml",
        CANCELED_BODY,
        CANCELED_BODY.replace("post", HERE + "post").partition("            example:\n")[0],
        "analyze.task.canceled has no example",
    ),
    "webhook that is told apart by nothing": Case(
        "webhooks.yaml",
        CANCELED_BODY,
        CANCELED_BODY.replace("post", HERE + "post").replace("CanceledWebhookEvent", "FailedWebhookEvent"),
        "analyze.task.canceled: the schema must be a $ref to an object with a required"
        " type: const: analyze.task.canceled",
    ),
    "webhook whose example does not fit": Case(
        "webhooks.yaml",
        CANCELED_BODY,
        CANCELED_BODY.replace("id: whe_9f8e7d6c5b4a39281706f5e4d3c2b1a0", HERE + "id: 5"),
        "the example of requestBody does not fit: 5 is not of type 'string'",
    ),
    "misspelt key of a webhook": Case(
        "webhooks.yaml",
        CANCELED,
        CANCELED.replace("summary", HERE + "sumary"),
        "post: sumary is not known here, and would be ignored",
    ),
    "webhook that is no post": Case(
        "webhooks.yaml",
        CANCELED,
        CANCELED.replace("    post", f"    {HERE}put"),
        "analyze.task.canceled: put is not known here, and would be ignored",
    ),
    # Parameters.
    "header parameter": Case(
        "indexes.yaml",
        NAMED,
        MARKED.replace("in: query", "in: header"),
        "parameter index_name: headers and cookies belong to the transport",
    ),
    "path parameter not declared": Case(
        "indexes.yaml",
        "  /indexes:\n    post:\n",
        f"  /indexes/{{kind}}:\n    {HERE}post:\n",
        "create_index: path parameter kind is not declared, so it would be dropped",
    ),
    "path parameter not in the path": Case(
        "indexes.yaml",
        NAMED,
        f"        {HERE}- {{$ref: '#/components/parameters/IndexId'}}\n",
        "list_indexes: parameter index_id is not in the path /indexes",
    ),
    "path parameter not required": Case(
        "indexes.yaml",
        NAMED,
        MARKED.replace("query", "path"),
        "parameter index_name must be required and named in snake_case",
    ),
    "parameter without schema": Case(
        "indexes.yaml",
        NAMED,
        MARKED.replace("          schema: {type: string}\n", ""),
        "parameter index_name has no schema and would be skipped",
    ),
    "parameter without description": Case(
        "indexes.yaml",
        NAMED,
        MARKED.replace("          description: Only the index with this name.\n", ""),
        "parameter index_name needs a description",
    ),
    "parameter that is not exploded": Case(
        "indexes.yaml",
        NAMED,
        MARKED + "          explode: false\n",
        "parameter index_name: explode: false is ignored; make it a string",
    ),
    "object parameter": Case(
        "indexed_assets.yaml",
        "        - name: user_metadata\n          in: query\n          style: deepObject\n",
        f"        {HERE}- name: user_metadata\n          in: query\n",
        "parameter user_metadata takes an object: it needs style: deepObject",
    ),
    "object parameter in a union": Case(
        "indexed_assets.yaml",
        "        - name: fps\n          in: query\n          style: deepObject\n",
        f"        {HERE}- name: fps\n          in: query\n",
        "parameter fps takes an object: it needs style: deepObject",
    ),
    "misspelt key of a parameter": Case(
        "indexes.yaml",
        NAMED,
        NAMED + f"          {HERE}requierd: true\n",
        "parameters[4]: requierd is not known here, and would be ignored",
    ),
    "enum in a parameter": Case(
        "indexes.yaml",
        NAMED,
        NAMED.replace("schema: {type: string}", HERE + "schema: {type: string, enum: [a, b]}"),
        "parameter index_name: name this object or enum under components/schemas",
    ),
    "two arguments of one name": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        "      summary: Rename an index.\n      parameters:\n"
        "        - {name: index_name, in: query, description: A name., schema: {type: string}}\n",
        "update_index: index_name is the name of two arguments",
    ),
    "argument that the functions have already": Case(
        "indexes.yaml",
        NAMED,
        NAMED.replace("name: index_name", "name: client"),
        "list_indexes: an argument cannot be called client",
    ),
    # Bodies and answers.
    "two media types of a request": Case(
        "indexes.yaml",
        BODY,
        BODY.replace("requestBody", HERE + "requestBody")
        + "          multipart/form-data:\n            schema: {$ref: '#/components/schemas/UpdateIndexRequest'}\n",
        "update_index: one request media type is possible, application/json or multipart/form-data, "
        "not application/json, multipart/form-data",
    ),
    "unknown media type of a request": Case(
        "indexes.yaml",
        BODY,
        BODY.replace("requestBody", HERE + "requestBody").replace("application/json", "application/xml"),
        "update_index: one request media type is possible, application/json or multipart/form-data, "
        "not application/xml",
    ),
    "optional request body": Case(
        "indexes.yaml",
        BODY,
        BODY.replace("requestBody", HERE + "requestBody").replace("        required: true\n", ""),
        "update_index: the request body needs required: true",
    ),
    "reference to a request body": Case(
        "indexes.yaml",
        BODY + UPDATED,
        f"      {HERE}requestBody: {{$ref: '#/components/schemas/UpdateIndexRequest'}}\n" + UPDATED,
        "requestBody: a $ref here is dropped; write it in place",
    ),
    "request body without fields": Case(
        "indexes.yaml",
        BODY,
        BODY.replace("application/json", HERE + "application/json").replace("UpdateIndexRequest", "IndexAddon"),
        "update_index: the schema of the body must be a $ref to an object with fields",
    ),
    "headers of a response": Case(
        "indexes.yaml",
        "        '204': {description: The index is gone.}\n",
        "        '204':\n          description: The index is gone.\n"
        f"          {HERE}headers: {{x-a: {{schema: {{type: string}}}}}}\n",
        "204: headers is not known here, and would be ignored",
    ),
    "object in a request body": Case(
        "indexes.yaml",
        BODY,
        BODY.replace("application/json", HERE + "application/json").replace(
            "{$ref: '#/components/schemas/UpdateIndexRequest'}", "{type: object}"
        ),
        "update_index: the schema of the body must be a $ref",
    ),
    "status without quotes": Case(
        "indexes.yaml",
        "        '201':\n",
        f"        {HERE}201:\n",
        "responses: quote the key 201: keys must be text",
    ),
    "unknown media type of a response": Case(
        "indexes.yaml",
        CREATED,
        CREATED.replace("application/json", HERE + "application/xml"),
        "201: media type application/xml would be dropped",
    ),
    "object in a response": Case(
        "indexes.yaml",
        CREATED,
        CREATED.replace("application/json", HERE + "application/json").replace(
            "{$ref: '#/components/schemas/IndexesCreateResponse'}", "{type: object}"
        ),
        "201: name the schema of this response under components/schemas",
    ),
    "list of objects in a response": Case(
        "indexes.yaml",
        CREATED,
        CREATED.replace("application/json", HERE + "application/json").replace(
            "{$ref: '#/components/schemas/IndexesCreateResponse'}", "{type: array, items: {type: object}}"
        ),
        "201: name the schema of this response under components/schemas",
    ),
    "two kinds of success": Case(
        "indexes.yaml",
        "      responses:\n" + CREATED,
        f"      {HERE}responses:\n"
        + CREATED
        + CREATED.replace("'201'", "'202'").replace("IndexesCreateResponse", "IndexPage"),
        "create_index: only one schema of a success can be read",
    ),
    "no success": Case(
        "indexes.yaml",
        "      responses:\n        '204': {description: The index is gone.}\n",
        f"      {HERE}responses:\n",
        "delete_index: there is no answer for success (2xx)",
    ),
    "response without example": Case(
        "indexes.yaml",
        CREATED,
        CREATED.replace("application/json", HERE + "application/json").replace(
            "              example: {_id: 671f00b27d9e4c3a5b6f8e10}\n", ""
        ),
        "201: application/json has no example",
    ),
    "example that does not fit": Case(
        "indexes.yaml",
        CREATED,
        CREATED.replace("example: {_id: 671f00b27d9e4c3a5b6f8e10}", HERE + "example: {_id: 7}"),
        "the example of 201 does not fit: 7 is not of type 'string'",
    ),
    "example without a required field": Case(
        "indexes.yaml",
        CREATED,
        CREATED.replace("example: {_id: 671f00b27d9e4c3a5b6f8e10}", HERE + "example: {id: a}"),
        "the example of 201 does not fit: '_id' is a required property",
    ),
    # Schemas.
    "boolean schema": Case(
        "indexes.yaml",
        ADDONS,
        HERE + "addons: true",
        "addons must be a mapping, and is true; for anything at all write {}",
    ),
    "object in a field": _field(
        "addons: {type: object, description: A., properties: {a: {type: string, description: A.}}}",
        "addons: name this object or enum under components/schemas",
    ),
    "enum in a field": _field(
        "addons: {type: string, enum: [thumbnail], description: A.}",
        "addons: name this object or enum under components/schemas",
    ),
    "enum in the items of a list": _field(
        "addons: {type: array, items: {type: string, enum: [thumbnail]}, description: A.}",
        "addons: name this object or enum under components/schemas",
    ),
    "array without items": _field("addons: {type: array, description: A.}", "addons: an array needs items"),
    "format uuid": _field(
        "addons: {type: string, format: uuid, description: A.}",
        "addons: format uuid would change or raise; leave it out",
    ),
    "default": _field(
        "addons: {type: string, default: thumbnail, description: A.}",
        "addons: a default would be sent with every request; say it in the description",
    ),
    "nullable": _field(
        "addons: {type: string, nullable: true, description: A.}",
        "addons: nullable is OpenAPI 3.0; write type: [x, 'null'] or anyOf with {type: 'null'}",
    ),
    "title": _field(
        "addons: {type: string, title: Addons, description: A.}",
        "addons: a title would become the name of the class",
    ),
    "allOf": _field(
        "addons: {allOf: [{$ref: '#/components/schemas/IndexModel'}], description: A.}",
        "addons: allOf is not supported: repeat the fields",
    ),
    "discriminator": _field(
        "addons: {discriminator: {propertyName: a}, description: A.}",
        "addons: discriminator is ignored; give each member a required const",
    ),
    "unknown key": _field(
        "addons: {type: string, requierd: true, description: A.}", "addons: requierd is not known here"
    ),
    "unknown type": _field(
        "addons: {type: number_or_text, description: A.}",
        "properties.addons.type: 'number_or_text' is not valid under any of the given schemas",
    ),
    "pattern that is none": _field(
        "addons: {type: string, pattern: '[', description: A.}",
        "properties.addons.pattern: '[' is not a 'regex'",
    ),
    "missing description": _field("addons: {type: string}", "addons needs a description"),
    "name of the generated code": _field(
        "to_dict: {type: string, description: A.}", "to_dict: the generated code uses this name"
    ),
    "misspelt key of a component": Case(
        "indexes.yaml",
        "    IndexesCreateResponse:\n      type: object\n      description: A new index.\n      required: [_id]\n",
        "    IndexesCreateResponse:\n      type: object\n      description: A new index.\n"
        f"      {HERE}requierd: [_id]\n",
        "IndexesCreateResponse: requierd is not known here",
    ),
    "id beside _id": Case(
        "indexes.yaml",
        "      required: [_id]\n      properties:\n",
        f"      required: [_id]\n      {HERE}properties:\n        id: {{type: string, description: The same.}}\n",
        "IndexesCreateResponse: id and _id would both read as .id",
    ),
    "required field that does not exist": Case(
        "indexes.yaml",
        "      required: [_id]\n",
        f"      {HERE}required: [_id, name]\n",
        "IndexesCreateResponse: name is required and not among the fields",
    ),
    "names that differ in case only": Case(
        "indexes.yaml",
        ADDON,
        ADDON + ADDON.replace("IndexAddon", HERE + "Indexaddon"),
        "Indexaddon and IndexAddon would be the same class",
    ),
    "name in another style": Case(
        "indexes.yaml",
        ADDON,
        ADDON + ADDON.replace("IndexAddon", HERE + "index_addon"),
        "index_addon: a schema needs a name in PascalCase that the code does not use",
    ),
    "name that the code uses": Case(
        "indexes.yaml",
        ADDON,
        ADDON + ADDON.replace("IndexAddon", HERE + "Sequence"),
        "Sequence: a schema needs a name in PascalCase that the code does not use",
    ),
    "list as a component": Case(
        "indexes.yaml",
        ADDON,
        ADDON + f"    {HERE}Names: {{type: array, items: {{type: string}}}}\n",
        "Names: only objects and enums can be components; write it where it is used",
    ),
    "text as a component": Case(
        "indexes.yaml",
        ADDON,
        ADDON + f"    {HERE}Name: {{type: string}}\n",
        "Name: only objects and enums can be components; write it where it is used",
    ),
    "enum without values": _enum(
        "      enum: []\n", "IndexAddon: an enum must be of type string and hold strings only, at least one"
    ),
    "enum of numbers and text": _enum(
        "      enum: [thumbnail, 1]\n", "IndexAddon: an enum must be of type string and hold strings only, at least one"
    ),
    "enum whose names collide": _enum(
        "      enum: [visual-text, visual text]\n",
        "IndexAddon: the names of the members collide; give x-enum-varnames, one for each value",
    ),
    "enum with too few names": _enum(
        "      enum: [a, b]\n      x-enum-varnames: [A]\n",
        "IndexAddon: the names of the members collide; give x-enum-varnames, one for each value",
    ),
    "enum value that begins with a digit": _enum(
        "      enum: [1080p]\n", "IndexAddon: a value that begins with no letter needs x-enum-varnames"
    ),
    "union of objects that look alike": Case(
        "indexes.yaml",
        "    IndexModel:\n",
        UNION + "    Pet:\n      type: object\n      description: A pet.\n      required: [pet]\n      properties:\n"
        f"        {HERE}pet:\n          description: Which.\n"
        "          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]\n"
        "    IndexModel:\n",
        "Pet.pet: a member of a union without a required const takes every object",
    ),
    "union of objects with constants in different fields": Case(
        "indexes.yaml",
        ADDONS,
        _union("{kind: {const: cat, description: A.}}", "{sort: {const: dog, description: A.}}"),
        "IndexSchema.addons: members of a union need the same field as const, each with a value of its own",
    ),
    "union of objects with the same constant": Case(
        "indexes.yaml",
        ADDONS,
        _union("{kind: {const: cat, description: A.}}", "{kind: {const: cat, description: A.}}"),
        "IndexSchema.addons: members of a union need the same field as const, each with a value of its own",
    ),
    "constant that is no text": _field("addons: {const: 1, description: One.}", "addons: a const must be text"),
    "union with fields of its own": Case(
        "indexes.yaml",
        "    IndexModel:\n",
        UNION + f"    {HERE}Pet:\n      description: A pet.\n      oneOf: [{{$ref: '#/components/schemas/Cat'}}]\n"
        "      properties: {name: {type: string, description: Its name.}}\n    IndexModel:\n",
        "Pet: properties beside oneOf or anyOf are lost",
    ),
    "sent and received with optional fields": Case(
        "indexes.yaml",
        f"        {RENAME}\n",
        f"        {RENAME}\n"
        "        models: {type: array, items: {$ref: '#/components/schemas/IndexModel'}, description: Models.}\n",
        "IndexModel is both sent and received: make two schemas",
    ),
    "sent and received as a member of a union": Case(
        "indexes.yaml",
        f"        {RENAME}\n",
        f"        {RENAME}\n        kind:\n          description: A model.\n"
        "          anyOf: [{type: string}, {$ref: '#/components/schemas/IndexModel'}]\n",
        "IndexModel is both sent and received: make two schemas",
    ),
    "sent and received without optional fields": Case(
        "indexes.yaml",
        f"        {RENAME}\n",
        f"        {RENAME}\n        info: {{$ref: '#/components/schemas/PageInfo', description: Where.}}\n",
        "PageInfo is both sent and received: make two schemas",
    ),
    "sent in the query and received": Case(
        "indexes.yaml",
        FILTER,
        FILTER.replace("{type: string}", "{$ref: '#/components/schemas/PageInfo'}\n          style: deepObject"),
        "PageInfo is both sent and received: make two schemas",
    ),
    "parameter that nothing refers to": Case(
        "indexes.yaml",
        "components:\n  parameters:\n",
        f"components:\n  parameters:\n    {HERE}Forgotten:\n"
        "      {name: a, in: query, description: A., schema: {type: string}}\n",
        "Forgotten: nothing refers to it",
    ),
    "response that nothing refers to": Case(
        "indexes.yaml",
        "\ncomponents:\n",
        f"\ncomponents:\n  responses:\n    {HERE}Forgotten: {{description: Nothing.}}\n",
        "Forgotten: nothing refers to it",
    ),
    "schemas that refer to each other only": Case(
        "indexes.yaml",
        ADDON,
        ADDON + "    Forgotten:\n      type: object\n"
        "      properties: {a: {$ref: '#/components/schemas/Lost', description: A.}}\n"
        f"    {HERE}Lost:\n      type: object\n"
        "      properties: {a: {$ref: '#/components/schemas/Forgotten', description: A.}}\n",
        "Lost: nothing refers to it",
    ),
    "schema that nothing refers to": Case(
        "indexes.yaml",
        ADDON,
        ADDON + f"    {HERE}Forgotten: {{type: string, enum: [a]}}\n",
        "Forgotten: nothing refers to it",
    ),
}
# Cases whose line is that of a thing that the edit does not touch: the text of that line, and its file.
ELSEWHERE = {
    "path in two files": ("indexes.yaml", "  /indexes:"),
    "argument that the functions have already": ("indexes.yaml", "    get:"),
    "two arguments of one name": ("indexes.yaml", "    put:"),
    "sent and received with optional fields": ("indexes.yaml", "    IndexModel:"),
    "sent and received as a member of a union": ("indexes.yaml", "    IndexModel:"),
    "sent and received without optional fields": ("api.yaml", "    PageInfo:"),
    "sent in the query and received": ("api.yaml", "    PageInfo:"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_its_place(name: str, tmp_path: Path, committed: "Project") -> None:
    case = CASES[name]
    file, text = ELSEWHERE.get(name, (case.file, None))
    if text:
        case = Case(case.file, case.old, case.new + HERE, case.message)
    folder, line = edited(committed.root / "openapi", tmp_path, case)
    if text:
        line = (folder / file).read_text(encoding="utf-8").splitlines().index(text) + 1

    problems = problems_of(folder)

    expected = f"openapi/{file}:{line}: {case.message}"
    assert [p for p in problems if p.startswith(expected)], f"{expected!r} is not among {problems}"


def test_the_contract_itself_is_clean(committed: "Project") -> None:
    assert problems_of(committed.root / "openapi") == []


ACCEPTED = {
    "list of components in a response": (
        CREATED,
        CREATED.replace(
            "{$ref: '#/components/schemas/IndexesCreateResponse'}",
            "{type: array, items: {$ref: '#/components/schemas/IndexesCreateResponse'}}",
        ).replace("{_id: 671f00b27d9e4c3a5b6f8e10}", "[{_id: 671f00b27d9e4c3a5b6f8e10}]"),
    ),
    "stream of events, whose example is its text": (
        CREATED,
        STREAM,
    ),
    "stream with an object on each line": (
        CREATED,
        STREAM.replace("text/event-stream", "application/jsonl").replace("'data: {", "'{"),
    ),
    "enum with names of its own": (
        ADDON,
        ADDON.replace("[thumbnail]", "[thumbnail, 1080p]\n      x-enum-varnames: [THUMBNAIL, FULL_HD]"),
    ),
    "union told apart by constants": (
        ADDONS,
        "addons:\n          description: A pet.\n"
        "          anyOf: [{type: array, items: {type: string}}, {$ref: '#/components/schemas/Cat'},"
        " {$ref: '#/components/schemas/Dog'}]\n"
        "    Cat:\n      type: object\n      required: [kind]\n"
        "      properties: {kind: {const: cat, description: Its kind.}}\n"
        "    Dog:\n      type: object\n      required: [kind]\n"
        "      properties: {kind: {const: dog, description: Its kind.}}",
    ),
    "parameter of a path item": (
        "  /indexes:\n    post:\n",
        "  /indexes:\n    parameters:\n"
        "      - {name: dry_run, in: query, description: Whether to pretend., schema: {type: boolean}}\n    post:\n",
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_generator_does_well_passes(name: str, tmp_path: Path, committed: "Project") -> None:
    old, new = ACCEPTED[name]
    folder, _ = edited(committed.root / "openapi", tmp_path, Case("indexes.yaml", old, new + HERE, ""))

    assert problems_of(folder) == []


def test_a_section_that_is_missing_is_named(tmp_path: Path, committed: "Project") -> None:
    case = Case("api.yaml", "servers:\n  - url: https://api.twelvelabs.io/v1.3\n", HERE, "")
    folder, _ = edited(committed.root / "openapi", tmp_path, case)

    assert problems_of(folder) == ["openapi: the contract needs servers"]


def test_all_problems_are_named_at_once_each_with_a_place(tmp_path: Path, committed: "Project") -> None:
    case = Case("indexes.yaml", ADDONS, HERE + "addons: {type: array, format: uuid, title: A}", "")
    folder, line = edited(committed.root / "openapi", tmp_path, case)

    assert sorted(problems_of(folder)) == [
        f"openapi/indexes.yaml:{line}: IndexSchema.addons needs a description",
        f"openapi/indexes.yaml:{line}: IndexSchema.addons: a title would become the name of the class",
        f"openapi/indexes.yaml:{line}: IndexSchema.addons: an array needs items",
        f"openapi/indexes.yaml:{line}: IndexSchema.addons: format uuid would change or raise; leave it out",
    ]


def test_broken_files_are_all_named(tmp_path: Path, committed: "Project") -> None:
    folder = tmp_path / "openapi"
    shutil.copytree(committed.root / "openapi", folder)
    (folder / "a_list.yaml").write_text("- one\n", encoding="utf-8")
    (folder / "broken.yaml").write_text("a:\n  b: [1\n", encoding="utf-8")

    places = [problem.split(": ")[0] for problem in problems_of(folder)]

    assert places == ["openapi/a_list.yaml", "openapi/broken.yaml:3"]


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == [f"{tmp_path}: there are no .yaml files"]


SHARED = {
    "example of a response": (
        "example: {code: api_key_invalid, message: The API key is not valid.}",
        "example: {code: api_key_invalid}",
    ),
    "description of a parameter": (
        "      description: How many items a page holds, 1 to 50 (the platform takes 10 if left out).\n",
        "",
    ),
    "schema of a parameter": ("{type: integer, minimum: 1, maximum: 50}", "{type: integer, default: 10}"),
}


@pytest.mark.parametrize("name", SHARED)
def test_what_operations_share_is_reported_once_and_where_it_stands(
    name: str, tmp_path: Path, committed: "Project"
) -> None:
    old, new = SHARED[name]
    folder, _ = edited(committed.root / "openapi", tmp_path, Case("api.yaml", old, new + HERE, ""))

    problems = problems_of(folder)

    assert [problem.split(":")[0] for problem in problems] == ["openapi/api.yaml"]


MALFORMED = {
    "boolean schema of a parameter": Case(
        "indexes.yaml",
        NAMED,
        NAMED.replace("schema: {type: string}", HERE + "schema: true"),
        "schema must be a mapping, and is true; for anything at all write {}",
    ),
    "empty schema of a parameter": Case(
        "indexes.yaml",
        NAMED,
        NAMED.replace("schema: {type: string}", HERE + "schema:"),
        "schema must be a mapping, and is empty; for anything at all write {}",
    ),
    "parameter without a name": Case(
        "indexes.yaml", NAMED, MARKED.replace("name: index_name\n          in", "in"), "parameters[4] needs name"
    ),
    "parameter without a place": Case(
        "indexes.yaml", NAMED, MARKED.replace("          in: query\n", ""), "parameters[4] needs in"
    ),
    "boolean schema of a response": Case(
        "indexes.yaml",
        CREATED,
        CREATED.replace("schema: {$ref: '#/components/schemas/IndexesCreateResponse'}", HERE + "schema: true"),
        "schema must be a mapping, and is true; for anything at all write {}",
    ),
    "boolean schema of a request body": Case(
        "indexes.yaml",
        BODY,
        BODY.replace("schema: {$ref: '#/components/schemas/UpdateIndexRequest'}", HERE + "schema: true"),
        "schema must be a mapping, and is true; for anything at all write {}",
    ),
    "operation with nothing in it": Case(
        "indexes.yaml", "    put:\n", f"    {HERE}patch:\n    put:\n", "patch must be a mapping, and is empty"
    ),
    "responses with nothing in them": Case(
        "indexes.yaml",
        "      responses:\n" + CREATED,
        f"      {HERE}responses:\n  /elsewhere:\n    post:\n      responses:\n" + CREATED,
        "responses must be a mapping, and is empty",
    ),
    "operation without responses": Case(
        "indexes.yaml",
        "  /indexes:\n    post:\n",
        f"  /indexes:\n    {HERE}patch:\n      operationId: change\n    post:\n",
        "patch needs responses",
    ),
    "schema with nothing in it": Case(
        "indexes.yaml",
        ADDON,
        f"    {HERE}Nothing:\n" + ADDON,
        "Nothing must be a mapping, and is empty; for anything at all write {}",
    ),
    "properties with nothing in them": Case(
        "indexes.yaml",
        f"      properties:\n        {RENAME}\n",
        f"      {HERE}properties:\n",
        "properties must be a mapping, and is empty",
    ),
    "enum with nothing in it": Case(
        "indexes.yaml", ADDON, ADDON.replace("enum: [thumbnail]", HERE + "enum:"), "enum must be a list, and is empty"
    ),
    "required as in OpenAPI 2": Case(
        "indexes.yaml",
        "      required: [_id]\n",
        f"      {HERE}required: true\n",
        "required must be a list, and is true",
    ),
    "number instead of a description": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        f"      {HERE}summary: 7\n",
        "summary must be text, and is 7",
    ),
    "mapping instead of a text": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        f"      {HERE}summary: {{en: Rename an index.}}\n",
        "summary must be text, and is a mapping",
    ),
    "paths with nothing in them": Case(
        "api.yaml", "\ncomponents:\n", f"\n{HERE}paths:\ncomponents:\n", "paths must be a mapping"
    ),
    "character that YAML does not allow": Case(
        "indexes.yaml",
        "      summary: Rename an index.\n",
        f"{HERE}      summary: Rename \x01.\n",
        "YAML does not allow the character 0x1",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_node_is_reported_plainly_and_alone(name: str, tmp_path: Path, committed: "Project") -> None:
    case = MALFORMED[name]
    folder, line = edited(committed.root / "openapi", tmp_path, case)

    assert problems_of(folder) == [f"openapi/{case.file}:{line}: {case.message}"]


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"openapi: 3.1.0\ninfo: {title: caf\xe9}\n")

    assert problems_of(tmp_path) == [f"{tmp_path.name}/a.yaml:2: YAML does not allow the character 0xdce9"]


def test_a_time_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("openapi: 3.1.0\nat: 2026-13-01\n", encoding="utf-8")

    assert problems_of(tmp_path) == [f"{tmp_path.name}/a.yaml: month must be in 1..12"]


def test_keys_that_yaml_merges_are_keys_like_others(tmp_path: Path, committed: "Project") -> None:
    old = "    put:\n      operationId: update_index\n      tags: [indexes]\n"
    new = f"    put:\n      {HERE}<<: {{tags: [indices]}}\n      operationId: update_index\n"
    folder, line = edited(committed.root / "openapi", tmp_path, Case("indexes.yaml", old, new, ""))

    (problem,) = problems_of(folder)

    assert problem.startswith(f"openapi/indexes.yaml:{line}: update_index: tag 'indices' is unknown")
