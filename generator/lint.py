"""Refuses what openapi-python-client would drop, or turn into code that is silently wrong, before it runs.

The list comes from trying each construct with the pinned version; see the conventions in openapi/PROVENANCE.md.
"""

import builtins
import keyword
import re
from collections.abc import Iterator
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from .contract import METHODS, REF, Contract, Pointer, Problem
from .lint_schema import examples_agree, lint_schemas, sent_and_received

SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
PATH_NAME = re.compile(r"[a-z][a-z0-9_]*")
REQUEST_TYPES = {"application/json", "multipart/form-data"}
RESPONSE_TYPES = {"application/json", "application/x-ndjson", "application/jsonl", "text/event-stream"}
ARGUMENTS_OF_THE_SHELLS = {"client", "request_options", "self"}
OPERATION_KEYS = {
    *("operationId", "tags", "summary", "description", "parameters", "requestBody", "responses", "deprecated"),
    *("x-idempotent", "x-replaced-by"),
}
PARAMETER_KEYS = {"name", "in", "required", "description", "schema", "style", "explode", "deprecated"}
PATH_ITEM_KEYS = {*METHODS, "parameters", "summary", "description"}


def lint(contract: Contract) -> list[Problem]:
    """What is wrong with the contract; an empty list if nothing is."""
    dangling = list(_references(contract))
    if dangling:
        return dangling  # the other checks follow references
    problems = [*_frame(contract), *lint_schemas(contract), *_path_items(contract)]
    seen: dict[str, str] = {}
    for pointer, operation in contract.operations():
        problems += _operation(contract, pointer, operation, seen)
    return problems or [*_openapi(contract), *sent_and_received(contract), *examples_agree(contract)]


def _references(contract: Contract) -> Iterator[Problem]:
    def walk(node: Any, at: Pointer) -> Iterator[Problem]:
        if isinstance(node, dict):
            if isinstance(ref := node.get("$ref"), str) and (message := _unresolved(contract, ref)):
                yield Problem(contract.place((*at, "$ref")), message)
            for key, value in node.items():
                yield from walk(value, (*at, key))
        elif isinstance(node, list):
            for index, value in enumerate(node):
                yield from walk(value, (*at, index))

    yield from walk(contract.document, ())


def _unresolved(contract: Contract, ref: str) -> str | None:
    parts = ref.removeprefix(REF).split("/")
    if not ref.startswith(REF) or len(parts) != 2:
        return f"$ref {ref!r} must have the form '#/components/KIND/NAME'"
    kind, name = parts
    components = contract.document.get("components", {})
    if name not in components.get(kind, {}):
        return f"$ref {ref!r} leads nowhere: there is no {name} under components/{kind}"
    return None


def _frame(contract: Contract) -> Iterator[Problem]:
    document = contract.document
    if not re.fullmatch(r"3\.1\.\d+", str(document.get("openapi"))):
        yield Problem(contract.place(("openapi",)), "openapi must be 3.1.x: the generator reads no other version")
    for section in ("info", "servers", "tags", "paths", "components"):
        if section not in document:
            yield Problem("openapi", f"the section {section} is missing")


def _path_items(contract: Contract) -> Iterator[Problem]:
    for path, item in contract.document["paths"].items():
        at: Pointer = ("paths", path)
        if "$ref" in item:
            yield Problem(contract.place(at), f"{path}: a $ref here is dropped; write the operations in place")
        for key in item.keys() - PATH_ITEM_KEYS - {"$ref"}:
            yield Problem(contract.place((*at, key)), f"{path}: {key} is not known here")


def _operation(contract: Contract, at: Pointer, operation: dict[str, Any], seen: dict[str, str]) -> Iterator[Problem]:
    place = contract.place((*at, "operationId"))
    name = operation.get("operationId", "")
    if not SNAKE.fullmatch(name) or keyword.iskeyword(name) or hasattr(builtins, name):
        yield Problem(place, f"operationId {name!r} must be snake_case and no name of Python itself")
    if name in seen:
        yield Problem(place, f"operationId {name} is also that of {seen[name]}: one would overwrite the other")
    seen[name] = f"{str(at[2]).upper()} {at[1]} ({place})"
    tags = operation.get("tags", [])
    known = [tag["name"] for tag in contract.document.get("tags", [])]
    if len(tags) != 1:
        yield Problem(contract.place((*at, "tags")), f"{name} must have exactly one tag")
    for tag in tags:
        if tag not in known or not SNAKE.fullmatch(tag):
            yield Problem(
                contract.place((*at, "tags")), f"{name}: tag {tag!r} is unknown; the tags are {', '.join(known)}"
            )
    if not operation.get("summary"):
        yield Problem(contract.place(at), f"{name} needs a summary")
    for key in operation.keys() - OPERATION_KEYS:
        yield Problem(contract.place((*at, key)), f"{name}: {key} is not known here, and would be ignored")
    yield from _parameters(contract, at, name)
    yield from _request_body(contract, (*at, "requestBody"), operation.get("requestBody"), name)
    yield from _responses(contract, (*at, "responses"), operation.get("responses", {}), name)
    yield from _collisions(contract, at, operation, name)


def _parameters(contract: Contract, at: Pointer, name: str) -> Iterator[Problem]:
    in_path = set(re.findall(r"\{(.*?)\}", str(at[1])))
    given = set()
    for pointer, parameter in contract.parameters(at):
        place, label = contract.place(pointer), f"{name}: parameter {parameter.get('name')}"
        if parameter.get("in") == "path":
            given.add(parameter["name"])
            if parameter["name"] not in in_path:
                yield Problem(place, f"{label} is not in the path {at[1]}")
            if parameter.get("required") is not True or not PATH_NAME.fullmatch(parameter["name"]):
                yield Problem(place, f"{label} must be required and named in snake_case")
        elif parameter.get("in") != "query":
            yield Problem(place, f"{label}: headers and cookies belong to the transport")
        if "schema" not in parameter:
            yield Problem(place, f"{label} has no schema and would be skipped")
        if not parameter.get("description"):
            yield Problem(place, f"{label} needs a description")
        if parameter.get("explode") is False:
            yield Problem(place, f"{label}: explode: false is ignored; make it a string")
        if _is_object(contract, parameter.get("schema", {})) and parameter.get("style") != "deepObject":
            yield Problem(place, f"{label} takes an object: it needs style: deepObject")
        for key in parameter.keys() - PARAMETER_KEYS:
            yield Problem(place, f"{label}: {key} is not known here, and would be ignored")
    for missing in sorted(in_path - given):
        yield Problem(contract.place(at), f"{name}: path parameter {missing} is not declared, so it would be dropped")


def _is_object(contract: Contract, schema: dict[str, Any]) -> bool:
    resolved = contract.resolve(schema)
    members = [*resolved.get("oneOf", []), *resolved.get("anyOf", [])]
    return resolved.get("type") == "object" or any(_is_object(contract, member) for member in members)


def _request_body(contract: Contract, at: Pointer, body: Any, name: str) -> Iterator[Problem]:
    if body is None:
        return
    place = contract.place(at)
    if "$ref" in body:
        yield Problem(place, f"{name}: write the request body in place")
        return
    if body.get("required") is not True:
        yield Problem(place, f"{name}: the request body needs required: true")
    content = body.get("content", {})
    if len(content) != 1 or content.keys() - REQUEST_TYPES:
        kinds = " or ".join(sorted(REQUEST_TYPES))
        yield Problem(place, f"{name}: one request media type is possible, {kinds}, not {', '.join(content) or 'none'}")
    for kind, media in content.items():
        if set(media.get("schema", {})) != {"$ref"}:
            yield Problem(contract.place((*at, "content", kind)), f"{name}: the schema of the body must be a $ref")


def _responses(contract: Contract, at: Pointer, responses: dict[Any, Any], name: str) -> Iterator[Problem]:
    successes = []
    for status, response in responses.items():
        place = contract.place((*at, status))
        if not isinstance(status, str):
            yield Problem(place, f"{name}: quote the status code {status}")
            continue
        for kind, media in contract.resolve(response).get("content", {}).items():
            if kind not in RESPONSE_TYPES:
                yield Problem(place, f"{name}: media type {kind} would be dropped")
            schema = media.get("schema", {})
            if not _is_named(schema):
                yield Problem(place, f"{name}: name the schema of this response under components/schemas")
            if status.startswith("2"):
                successes.append(schema)
    if len([s for i, s in enumerate(successes) if s not in successes[:i]]) > 1:
        yield Problem(contract.place(at), f"{name}: only one schema of a success can be read")


def _is_named(schema: dict[str, Any]) -> bool:
    if schema.get("type") == "array":
        return "$ref" in schema.get("items", {})
    return "$ref" in schema or schema == {} or schema.get("type") == "string"


def _collisions(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    names = [parameter["name"] for _, parameter in contract.parameters(at)]
    for media in operation.get("requestBody", {}).get("content", {}).values():
        names += contract.resolve(media.get("schema", {})).get("properties", {})
    for one in sorted({n for n in names if names.count(n) > 1}):
        yield Problem(contract.place(at), f"{name}: {one} is the name of two arguments")
    for one in sorted(ARGUMENTS_OF_THE_SHELLS & set(names)):
        yield Problem(contract.place(at), f"{name}: an argument cannot be called {one}")


def _openapi(contract: Contract) -> Iterator[Problem]:
    """What OpenAPI itself demands, once nothing else is wrong."""
    for error in OpenAPIV31SpecValidator(contract.document).iter_errors():
        yield Problem(contract.place(tuple(error.absolute_path)), error.message)
