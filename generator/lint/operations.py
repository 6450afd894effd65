"""The part of the lint that looks at operations, their parameters, bodies and answers."""

import builtins
import keyword
import re
from collections.abc import Iterator
from typing import Any

from ..bundle import EVENT
from ..contract import JSON, STREAMS, Contract, Pointer, Problem
from .schemas import SNAKE, lint_schema

PATH_NAME = re.compile(r"[a-z][a-z0-9_]*")
REQUEST_TYPES = {JSON, "multipart/form-data"}
RESPONSE_TYPES = {JSON, *STREAMS}
ARGUMENTS_OF_THE_SHELLS = {"client", "request_options", "self"}


def lint_operations(contract: Contract) -> Iterator[Problem]:
    """What is wrong with the operations of a contract whose nodes have the right shape."""
    seen: dict[str, str] = {}
    for at, operation in contract.operations():
        name = operation.get("operationId", "")
        yield from _naming(contract, at, operation, seen)
        yield from _deprecation(contract, at, operation, name)
        yield from _path(contract, at, name)
        if "requestBody" in operation:
            yield from _request_body(contract, (*at, "requestBody"), operation["requestBody"], name)
        yield from _successes(contract, (*at, "responses"), operation["responses"], name)
        yield from _streams(contract, at, operation, name)
        yield from _collisions(contract, at, operation, name)
        for where, parameter in contract.parameters(at):
            if parameter["in"] not in ("path", "query"):
                label = f"parameter {parameter['name']}"
                yield Problem(contract.place(where), f"{label}: headers and cookies belong to the transport")
    for at, parameter in contract.own("parameters"):
        yield from _parameter(contract, at, parameter)
    for at, response in contract.own("responses"):
        yield from _response(contract, at, response)


def _naming(contract: Contract, at: Pointer, operation: dict[str, Any], seen: dict[str, str]) -> Iterator[Problem]:
    place = contract.place((*at, "operationId"))
    name = operation.get("operationId", "")
    if not SNAKE.fullmatch(name) or keyword.iskeyword(name) or hasattr(builtins, name):
        yield Problem(place, f"operationId {name!r} must be snake_case and no name of Python itself")
    if name in seen:
        yield Problem(place, f"operationId {name} is also that of {seen[name]}: one would overwrite the other")
    seen[name] = f"{str(at[2]).upper()} {at[1]} ({place})"
    place = contract.place((*at, "tags"))
    tags = operation.get("tags", [])
    known = [tag["name"] for tag in contract.document["tags"]]
    if len(tags) != 1:
        yield Problem(place, f"{name} must have exactly one tag")
    for tag in tags:
        if tag not in known or not SNAKE.fullmatch(tag):
            yield Problem(place, f"{name}: tag {tag!r} is unknown; the tags are {', '.join(known)}")
    if not operation.get("summary"):
        yield Problem(contract.place(at), f"{name} needs a summary")


def _deprecation(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    instead = operation.get("x-replaced-by", "")
    place = contract.place((*at, "x-replaced-by"))
    if instead and not operation.get("deprecated"):
        yield Problem(place, f"{name}: x-replaced-by needs deprecated: true")
    known = {other.get("operationId") for _, other in contract.operations()}
    for other in re.findall(r"\w+_\w+", instead):
        if other not in known:
            yield Problem(place, f"{name}: there is no operation {other} to replace it")
    if operation.get("summary", "").lower().startswith("deprecated"):
        yield Problem(contract.place((*at, "summary")), f"{name}: deprecated: true says so already")


def _path(contract: Contract, at: Pointer, name: str) -> Iterator[Problem]:
    in_path = set(re.findall(r"\{(.*?)\}", str(at[1])))
    given = {p["name"]: contract.place(where) for where, p in contract.parameters(at) if p["in"] == "path"}
    for parameter in given.keys() - in_path:
        yield Problem(given[parameter], f"{name}: parameter {parameter} is not in the path {at[1]}")
    for parameter in in_path - given.keys():
        yield Problem(contract.place(at), f"{name}: path parameter {parameter} is not declared, so it would be dropped")


def _parameter(contract: Contract, at: Pointer, parameter: dict[str, Any]) -> Iterator[Problem]:
    place, label, where = contract.place(at), f"parameter {parameter['name']}", parameter["in"]
    if where == "path" and (parameter.get("required") is not True or not PATH_NAME.fullmatch(parameter["name"])):
        yield Problem(place, f"{label} must be required and named in snake_case")
    if not parameter.get("description"):
        yield Problem(place, f"{label} needs a description")
    if parameter.get("explode") is False:
        yield Problem(place, f"{label}: explode: false is ignored; make it a string")
    if "schema" not in parameter:
        yield Problem(place, f"{label} has no schema and would be skipped")
        return
    if _is_object(contract, parameter["schema"]) and parameter.get("style") != "deepObject":
        yield Problem(place, f"{label} takes an object: it needs style: deepObject")
    if "x-bare-keys" in parameter and parameter.get("style") != "deepObject":
        yield Problem(contract.place((*at, "x-bare-keys")), f"{label}: x-bare-keys is for objects")
    yield from lint_schema(contract, (*at, "schema"), parameter["schema"], label)


def _is_object(contract: Contract, schema: dict[str, Any]) -> bool:
    members = [*schema.get("oneOf", []), *schema.get("anyOf", [])]
    return contract.resolve(schema).get("type") == "object" or any(_is_object(contract, member) for member in members)


def _request_body(contract: Contract, at: Pointer, body: dict[str, Any], name: str) -> Iterator[Problem]:
    place = contract.place(at)
    if body.get("required") is not True:
        yield Problem(place, f"{name}: the request body needs required: true")
    content = body.get("content", {})
    if len(content) != 1 or content.keys() - REQUEST_TYPES:
        kinds = " or ".join(sorted(REQUEST_TYPES))
        yield Problem(place, f"{name}: one request media type is possible, {kinds}, not {', '.join(content) or 'none'}")
    for kind, media in content.items():
        schema = media.get("schema", {})
        if set(schema) != {"$ref"} or not contract.resolve(schema).get("properties"):
            place = contract.place((*at, "content", kind))
            yield Problem(place, f"{name}: the schema of the body must be a $ref to an object with fields")


def _successes(contract: Contract, at: Pointer, responses: dict[str, Any], name: str) -> Iterator[Problem]:
    answers = [contract.resolve(response) for status, response in responses.items() if status.startswith("2")]
    if not answers:
        yield Problem(contract.place(at), f"{name}: there is no answer for success (2xx)")
    for what, kinds in (("a success", RESPONSE_TYPES - {*STREAMS}), ("an event", {*STREAMS})):
        content = [item for answer in answers for item in answer.get("content", {}).items() if item[0] in kinds]
        schemas = [media.get("schema", {}) for _, media in content]
        if any(schema != schemas[0] for schema in schemas):
            yield Problem(contract.place(at), f"{name}: only one schema of {what} can be read")


def _streams(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    kinds = []
    for status, response in operation["responses"].items():
        place = contract.place((*at, "responses", status))
        content = list(contract.resolve(response).get("content", {}))
        if status.startswith("2"):
            kinds += content
        elif {*content} & {*STREAMS}:
            yield Problem(place, f"{name}: only a success can be a stream")
        if status == EVENT:
            yield Problem(place, f"{name}: the generator itself needs the status {EVENT}")
    streams = {*kinds} & {*STREAMS}
    place = contract.place((*at, "responses"))
    if len(streams) > 1:
        yield Problem(place, f"{name}: one kind of stream is possible, not {', '.join(sorted(streams))}")
    if streams and JSON in kinds and kinds[0] != JSON:
        yield Problem(place, f"{name}: {JSON} must come before the stream")
    if streams and JSON in kinds and not _can_be_asked_for_a_stream(contract, operation):
        yield Problem(place, f"{name}: an answer or a stream, as asked, needs a boolean field stream in the JSON body")


def _can_be_asked_for_a_stream(contract: Contract, operation: dict[str, Any]) -> bool:
    body = operation.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema", {})
    field: dict[str, Any] = contract.resolve(body).get("properties", {}).get("stream", {})
    return field.get("type") == "boolean"


def _response(contract: Contract, at: Pointer, response: dict[str, Any]) -> Iterator[Problem]:
    for kind, media in response.get("content", {}).items():
        place = contract.place((*at, "content", kind))
        if kind not in RESPONSE_TYPES:
            yield Problem(place, f"{at[-1]}: media type {kind} would be dropped")
        schema = media.get("schema", {})
        is_union = kind in STREAMS and all("$ref" in member for member in schema.get("anyOf", [{}]))
        if not is_union and not _is_named(schema):
            yield Problem(place, f"{at[-1]}: name the schema of this response under components/schemas")
        if "example" not in media:
            yield Problem(place, f"{at[-1]}: {kind} has no example")


def _is_named(schema: dict[str, Any]) -> bool:
    if schema.get("type") == "array":
        return "$ref" in schema.get("items", {})
    return "$ref" in schema or schema == {} or schema.get("type") == "string"


def _collisions(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    names = [parameter["name"] for _, parameter in contract.parameters(at)]
    for media in operation.get("requestBody", {}).get("content", {}).values():
        fields = contract.resolve(media.get("schema", {})).get("properties", {})
        names += [field.get("x-python-name", name) for name, field in fields.items()]
    for one in sorted({n for n in names if names.count(n) > 1}):
        yield Problem(contract.place(at), f"{name}: {one} is the name of two arguments")
    for one in sorted(ARGUMENTS_OF_THE_SHELLS & set(names)):
        yield Problem(contract.place(at), f"{name}: an argument cannot be called {one}")
