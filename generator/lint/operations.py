"""The part of the lint that checks operations, their parameters, bodies and responses."""

import builtins
import keyword
import re
from collections.abc import Iterator
from typing import Any

from ..bundle import EVENT
from ..contract import JSON, STREAMS, Contract, Pointer, Problem
from ..views.property import python_name
from .schemas import SNAKE, lint_schema

PATH_NAME = re.compile(r"[a-z][a-z0-9_]*")
REQUEST_TYPES = {JSON, "multipart/form-data"}
RESPONSE_TYPES = {JSON, *STREAMS}
ARGUMENTS_OF_THE_SHELLS = {"client", "request_options", "self"}


def lint_operations(contract: Contract) -> Iterator[Problem]:
    """Problems of the operations of a contract whose nodes have the right shape."""
    seen: dict[str, str] = {}
    for at, operation in contract.operations():
        name = operation.get("operationId", "")
        yield from _naming(contract, at, operation, seen)
        yield from _summary(contract, at, operation, name)
        yield from _path(contract, at, name)
        if "requestBody" in operation:
            yield from _request_body(contract, (*at, "requestBody"), operation["requestBody"], name)
        yield from _successes(contract, (*at, "responses"), operation["responses"], name)
        yield from _streams(contract, at, operation, name)
        yield from _collisions(contract, at, operation, name)
        for where, parameter in contract.parameters(at):
            if parameter["in"] not in ("path", "query"):
                label = f"parameter {parameter['name']}"
                yield Problem(
                    contract.place(where), f"{label} must be in path or query: headers and cookies are the transport's"
                )
    yield from _tags(contract)
    for at, parameter in contract.own("parameters"):
        yield from _parameter(contract, at, parameter)
    for at, response in contract.own("responses"):
        yield from _response(contract, at, response)


def _naming(contract: Contract, at: Pointer, operation: dict[str, Any], seen: dict[str, str]) -> Iterator[Problem]:
    place = contract.place((*at, "operationId"))
    name = operation.get("operationId", "")
    if not SNAKE.fullmatch(name) or keyword.iskeyword(name) or hasattr(builtins, name):
        yield Problem(place, f"operationId {name!r} must be in snake_case, and no keyword or builtin of Python")
    if name in seen:
        yield Problem(place, f"operationId {name} is already that of {seen[name]}: rename one")
    seen[name] = f"{str(at[2]).upper()} {at[1]} ({place})"
    if len(operation.get("tags", [])) != 1:
        yield Problem(contract.place((*at, "tags")), f"{name} must have exactly one tag")


def _tags(contract: Contract) -> Iterator[Problem]:
    """Tags that are not declared, each once: those who add a resource use its tag in every operation."""
    known = [tag["name"] for tag in contract.document["tags"]]
    for index, tag in enumerate(known):
        if not SNAKE.fullmatch(tag):
            yield Problem(contract.place(("tags", index)), f"the tag {tag!r} must be in snake_case: it names a module")
    unknown: dict[str, list[Pointer]] = {}
    for at, operation in contract.operations():
        for tag in operation.get("tags", []):
            if tag not in known:
                unknown.setdefault(tag, []).append((*at, "tags"))
    for tag, places in unknown.items():
        others = f" (and of {len(places) - 1} more operations)" if len(places) > 1 else ""
        yield Problem(
            contract.place(places[0]),
            f"unknown tag {tag!r}{others}: add it, with a description, to the list of tags in"
            f" {contract.place(('tags',))}; that has {', '.join(known)}",
        )


def _summary(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    if not operation.get("summary"):
        yield Problem(contract.place(at), f"{name} needs a summary")
    if operation.get("summary", "").lower().startswith("deprecated"):
        yield Problem(
            contract.place((*at, "summary")),
            f"{name}: the summary must not begin with 'deprecated'; deprecated: true adds that",
        )


def _path(contract: Contract, at: Pointer, name: str) -> Iterator[Problem]:
    if not str(at[1]).startswith("/"):
        yield Problem(contract.place(at[:2]), f"{name}: the path {at[1]} must begin with /")
    in_path = set(re.findall(r"\{(.*?)\}", str(at[1])))
    given = {p["name"]: contract.place(where) for where, p in contract.parameters(at) if p["in"] == "path"}
    for parameter in given.keys() - in_path:
        yield Problem(given[parameter], f"{name}: path parameter {parameter} does not occur in {at[1]}")
    for parameter in in_path - given.keys():
        yield Problem(contract.place(at), f"{name}: path parameter {parameter} is not declared: add it to parameters")


def _parameter(contract: Contract, at: Pointer, parameter: dict[str, Any]) -> Iterator[Problem]:
    place, label, where = contract.place(at), f"parameter {parameter['name']}", parameter["in"]
    if where == "path" and (parameter.get("required") is not True or not PATH_NAME.fullmatch(parameter["name"])):
        yield Problem(place, f"{label} is in the path: it needs required: true and a name in snake_case")
    in_python = python_name(parameter["name"])
    if not in_python.isidentifier() or in_python.startswith("_"):
        yield Problem(place, f"{label}: not a name in Python; parameters cannot be renamed")
    if not parameter.get("description"):
        yield Problem(place, f"{label} needs a description")
    if parameter.get("explode") is False:
        yield Problem(place, f"{label}: explode: false is not supported; make it a string")
    if "schema" not in parameter:
        yield Problem(place, f"{label} needs a schema")
        return
    if _is_object(contract, parameter["schema"]) and parameter.get("style") != "deepObject":
        yield Problem(place, f"{label} takes an object: it needs style: deepObject")
    if "x-bare-keys" in parameter and parameter.get("style") != "deepObject":
        yield Problem(
            contract.place((*at, "x-bare-keys")), f"{label}: x-bare-keys is only valid with style: deepObject"
        )
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
        yield Problem(
            place, f"{name}: the body needs exactly one media type, {kinds}, not {', '.join(content) or 'none'}"
        )
    for kind, media in content.items():
        schema = media.get("schema", {})
        if set(schema) != {"$ref"} or not contract.resolve(schema).get("properties"):
            place = contract.place((*at, "content", kind))
            yield Problem(place, f"{name}: the schema of the body must be a $ref to an object with fields")


def _successes(contract: Contract, at: Pointer, responses: dict[str, Any], name: str) -> Iterator[Problem]:
    answers = [contract.resolve(response) for status, response in responses.items() if status.startswith("2")]
    if not answers:
        yield Problem(contract.place(at), f"{name} needs a 2xx response")
    for what, kinds in (("bodies", RESPONSE_TYPES - {*STREAMS}), ("events", {*STREAMS})):
        content = [item for answer in answers for item in answer.get("content", {}).items() if item[0] in kinds]
        schemas = [media.get("schema", {}) for _, media in content]
        if any(schema != schemas[0] for schema in schemas):
            yield Problem(contract.place(at), f"{name}: the {what} of all 2xx responses must have the same schema")


def _streams(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    kinds = []
    for status, response in operation["responses"].items():
        place = contract.place((*at, "responses", status))
        content = list(contract.resolve(response).get("content", {}))
        if status.startswith("2"):
            kinds += content
        elif {*content} & {*STREAMS}:
            yield Problem(place, f"{name}: only a 2xx response can be a stream")
        if status == EVENT:
            yield Problem(place, f"{name}: status {EVENT} is reserved for the generator")
    streams = {*kinds} & {*STREAMS}
    place = contract.place((*at, "responses"))
    if len(streams) > 1:
        yield Problem(place, f"{name}: at most one kind of stream is supported, not {', '.join(sorted(streams))}")
    if streams and JSON in kinds and kinds[0] != JSON:
        yield Problem(place, f"{name}: {JSON} must come before the stream")
    if streams and JSON in kinds and not _can_be_asked_for_a_stream(contract, operation):
        yield Problem(place, f"{name}: a choice of JSON or a stream needs a boolean field stream in the JSON body")


def _can_be_asked_for_a_stream(contract: Contract, operation: dict[str, Any]) -> bool:
    body = operation.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema", {})
    field: dict[str, Any] = contract.resolve(body).get("properties", {}).get("stream", {})
    return field.get("type") == "boolean"


def _response(contract: Contract, at: Pointer, response: dict[str, Any]) -> Iterator[Problem]:
    for kind, media in response.get("content", {}).items():
        place = contract.place((*at, "content", kind))
        if kind not in RESPONSE_TYPES:
            yield Problem(place, f"{at[-1]}: unsupported media type {kind}; use {', '.join(sorted(RESPONSE_TYPES))}")
        schema = media.get("schema", {})
        is_union = kind in STREAMS and all("$ref" in member for member in schema.get("anyOf", [{}]))
        if not is_union and not _is_named(schema):
            yield Problem(place, f"{at[-1]}: move the schema of this response to components/schemas")
        if "example" not in media:
            yield Problem(place, f"{at[-1]}: {kind} needs an example")


def _is_named(schema: dict[str, Any]) -> bool:
    if schema.get("type") == "array":
        return "$ref" in schema.get("items", {})
    return "$ref" in schema or schema == {} or schema.get("type") == "string"


def _collisions(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    names = [python_name(parameter["name"]) for _, parameter in contract.parameters(at)]
    for media in operation.get("requestBody", {}).get("content", {}).values():
        fields = contract.resolve(media.get("schema", {})).get("properties", {})
        names += [python_name(field.get("x-python-name", name)) for name, field in fields.items()]
    for one in sorted({n for n in names if names.count(n) > 1}):
        yield Problem(contract.place(at), f"{name}: two arguments are called {one}; rename one with x-python-name")
    for one in sorted(ARGUMENTS_OF_THE_SHELLS & set(names)):
        yield Problem(contract.place(at), f"{name}: the argument name {one} is reserved")
