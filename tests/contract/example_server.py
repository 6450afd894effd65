"""A server that responds to each operation of the contract with its example, and rejects what the contract does not
allow. It records the requests."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from twelvelabs_lowlevel.server import API_KEY_HEADER

from .document import FORM, JSON, OPERATIONS, Operation, Parameter, Schema, misfits, resolve
from .values import kind, members, pieces

BASE_PATH = "/v1.3"
KEY = "tlk_the_key_of_the_example_server"
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(frozen=True)
class SentFile:
    """A file as received in a form."""

    name: str | None
    content: bytes
    media_type: str | None


@dataclass
class Seen:
    """A request, and what is wrong with it."""

    method: str
    path: str
    operation: Operation | None = None
    path_values: dict[str, str] = field(default_factory=dict)
    query: list[tuple[str, str]] = field(default_factory=list)
    body: Any = None
    """The JSON body, or None if there is none."""
    form: list[tuple[str, str | SentFile]] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class ExampleServer:
    """The server. `seen` has the requests so far, `answers` what to answer operations with instead of the example."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.answers: dict[str, Any] = {}
        routes = [Route("/{rest:path}", self._handle, methods=METHODS)]
        config = uvicorn.Config(Starlette(routes=routes), log_config=None, lifespan="off")
        self._server = uvicorn.Server(config)

    def __enter__(self) -> ExampleServer:
        # Named as TCP, or asyncio lets small packets wait for the acknowledgement of others.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        self.base_url = f"http://127.0.0.1:{listening.getsockname()[1]}{BASE_PATH}"
        self._thread = threading.Thread(target=self._server.run, args=([listening],), name="example server")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()

    async def _handle(self, request: Request) -> Response:
        seen = Seen(request.method, request.scope["raw_path"].decode(), headers=dict(request.headers))
        seen.query = parse_qsl(request.scope["query_string"].decode(), keep_blank_values=True)
        self.seen.append(seen)
        if request.headers.get(API_KEY_HEADER) != KEY:
            seen.faults.append(f"the header {API_KEY_HEADER} is not the key")
        seen.operation, seen.path_values = route(request.method, seen.path)
        if seen.operation is None:
            seen.faults.append(f"no operation is {request.method} {seen.path}")
            return _refusal(404, seen)
        seen.faults += path_faults(seen.operation, seen.path_values)
        seen.faults += query_faults(seen.operation, seen.query)
        await _read_body(request, seen, seen.operation)
        return _refusal(400, seen) if seen.faults else self._answer(seen, seen.operation)

    def _answer(self, seen: Seen, operation: Operation) -> Response:
        answer = operation.answer
        if not answer.content:
            return Response(status_code=answer.status)
        media_type = media_type_of(operation, seen.body)
        _, example = answer.content[media_type]
        example = self.answers.get(operation.id, example)
        if media_type == JSON:
            return JSONResponse(example, answer.status)
        return StreamingResponse(_in_pieces(example), answer.status, media_type=media_type)


def media_type_of(operation: Operation, body: Any) -> str:
    """The kind of response that a request accepts."""
    as_stream = JSON not in operation.answer.content or (isinstance(body, dict) and body.get("stream") is True)
    return (as_stream and operation.stream_type) or JSON


async def _in_pieces(text: str) -> AsyncIterator[bytes]:
    for piece in pieces(text.encode()):
        yield piece


def _refusal(status: int, seen: Seen) -> Response:
    return JSONResponse({"code": "parameter_invalid", "message": "; ".join(seen.faults)}, status)


def route(method: str, path: str) -> tuple[Operation | None, dict[str, str]]:
    """The operation that a path belongs to, with the values in the path; the one with the fewest of these if several
    do."""
    found: list[tuple[Operation, dict[str, str]]] = []
    segments = path.removeprefix(BASE_PATH).split("/") if path.startswith(f"{BASE_PATH}/") else []
    for operation in OPERATIONS.values():
        template = operation.path.split("/")
        if operation.method != method or len(template) != len(segments):
            continue
        pairs = list(zip(template, segments, strict=True))
        if all(name == text or (name.startswith("{") and text) for name, text in pairs):
            found.append((operation, {name[1:-1]: unquote(text) for name, text in pairs if name.startswith("{")}))
    return min(found, key=lambda each: len(each[1]), default=(None, {}))


def path_faults(operation: Operation, values: Mapping[str, str]) -> list[str]:
    """What is wrong with the values in a path."""
    return [
        f"{p.name}: {fault}"
        for p in operation.parameters
        if p.where == "path"
        for fault in misfits(values[p.name], p.schema)
    ]


def query_faults(operation: Operation, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """What is wrong with a query."""
    faults: list[str] = []
    rest = list(pairs)
    # An exploded object takes all remaining names, so it comes last.
    expected = [p for p in operation.parameters if p.where == "query"]
    for parameter in sorted(expected, key=_is_exploded_object):
        own = [(name, text) for name, text in rest if _belongs(name, parameter)]
        rest = [pair for pair in rest if pair not in own]
        if not own:
            faults += [f"{parameter.name} is missing"] if parameter.required else []
            continue
        value = _from_query(own, parameter)
        faults += [f"{parameter.name}: {fault}" for fault in misfits(value, parameter.schema)]
    return faults + [f"the query parameter {name} is not known" for name, _ in rest]


def _is_exploded_object(parameter: Parameter) -> bool:
    return parameter.style == "form" and "object" in kinds(parameter.schema)


def _belongs(name: str, parameter: Parameter) -> bool:
    if _is_exploded_object(parameter):
        return True
    return name == parameter.name or (parameter.style == "deepObject" and name.startswith(f"{parameter.name}["))


def _from_query(pairs: list[tuple[str, str]], parameter: Parameter) -> Any:
    schema = resolve(parameter.schema)
    if pairs[0][0] != parameter.name:
        names = [name.partition("[")[2].rstrip("]") or name for name, _ in pairs]
        return {name: _from_text(text, field_of(schema, name)) for name, (_, text) in zip(names, pairs, strict=True)}
    if "array" in kinds(schema):
        items = next(member["items"] for member in alternatives(schema) if "items" in member)
        return [_from_text(text, items) for _, text in pairs]
    return _from_text(pairs[0][1], schema) if len(pairs) == 1 else [text for _, text in pairs]


def alternatives(schema: Schema) -> list[Schema]:
    """The members of a union, or the schema itself."""
    schema = resolve(schema)
    return [each for member in members(schema) for each in alternatives(member)] or [schema]


def kinds(schema: Schema) -> set[str]:
    """The types that values of a schema have."""
    return {kind(each) for each in alternatives(schema)}


def field_of(schema: Schema, name: str) -> Schema:
    """The schema of a field of an object; any string if the object has no such field."""
    for each in alternatives(schema):
        if name in each.get("properties", {}):
            return dict(each["properties"][name])
        if isinstance(each.get("additionalProperties"), Mapping):
            return dict(each["additionalProperties"])
    return {"not": {}, "type": "string"}


def is_binary(schema: Schema) -> bool:
    """Whether values are files, or lists of files."""
    schema = resolve(schema)
    return bool(resolve(schema.get("items", schema)).get("format") == "binary")


def _from_text(text: str, schema: Schema) -> Any:
    """The value of a text: that of the first type that matches."""
    readings: list[Any] = [text]
    if kinds(schema) - {"string"}:
        with contextlib.suppress(ValueError):
            readings.insert(0, json.loads(text))
    return next((each for each in readings if not misfits(each, schema)), readings[0])


async def _read_body(request: Request, seen: Seen, operation: Operation) -> None:
    content_type = request.headers.get("content-type", "").partition(";")[0]
    content = await request.body()
    if not content:
        seen.faults += ["the body is missing"] if operation.body_required else []
        seen.faults += ["there is a content type, and no body"] if content_type else []
        return
    if content_type != operation.media_type:
        seen.faults.append(f"the content type must be {operation.media_type}, not {content_type!r}")
        return
    try:
        if operation.media_type == FORM:
            value = await _read_form(request, seen, resolve(operation.body))
        else:
            value = seen.body = json.loads(content)
    except ValueError as error:
        seen.faults.append(f"the body is not JSON: {error}")
        return
    seen.faults += misfits(value, operation.body)


async def _read_form(request: Request, seen: Seen, schema: Schema) -> dict[str, Any]:
    async with request.form() as form:
        seen.form = [(name, await _read_part(part)) for name, part in form.multi_items()]
        for name, part in form.multi_items():
            if isinstance(part, UploadFile) != is_binary(field_of(schema, name)):
                seen.faults.append(f"{name} must {'not ' if isinstance(part, UploadFile) else ''}be a file")
        return _from_form(form, schema)


async def _read_part(part: str | UploadFile) -> str | SentFile:
    return part if isinstance(part, str) else SentFile(part.filename, await part.read(), part.content_type)


def _from_form(form: FormData, schema: Schema) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in form:
        field_schema = field_of(schema, name)
        texts = ["a file" if isinstance(part, UploadFile) else part for part in form.getlist(name)]
        if kinds(field_schema) == {"array"}:
            items = resolve(field_schema)["items"]
            found[name] = [_from_text(text, items) for text in texts]
        else:
            found[name] = _from_text(texts[0], field_schema) if len(texts) == 1 else texts
    return found
