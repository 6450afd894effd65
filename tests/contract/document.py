"""The bundled contract, read with JSON and a schema validator and without the project's own code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import twelvelabs_lowlevel
from jsonschema.protocols import Validator
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

Schema = Mapping[str, Any]

ROOT = "urn:contract"
JSON = "application/json"
FORM = "multipart/form-data"


@dataclass(frozen=True)
class Parameter:
    """A parameter of the path or the query."""

    name: str
    where: str
    required: bool
    style: str
    """How an object stands in the query: as deepObject, or as form, where its keys are parameters of their own."""
    schema: Schema


@dataclass(frozen=True)
class Answer:
    """A successful response: its status, and for each media type the schema and the example."""

    status: int
    content: Mapping[str, tuple[Schema, Any]]


@dataclass(frozen=True)
class Operation:
    """One operation."""

    id: str
    tag: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    media_type: str | None
    """That of the request body, or None if there is no body."""
    body: Schema
    body_required: bool
    answer: Answer
    client_method: str | None
    stream_method: str | None
    """The method of the client that returns the stream, if there is another for the whole response."""

    @property
    def stream_type(self) -> str | None:
        """The media type of its streamed response."""
        return next((media_type for media_type in self.answer.content if media_type != JSON), None)

    def __str__(self) -> str:
        return self.id


def _absolute(value: dict[str, Any]) -> dict[str, Any]:
    """Schemas refer to others by a full address, so that each can be used on its own."""
    ref = value.get("$ref")
    return {**value, "$ref": ROOT + ref} if isinstance(ref, str) else value


TEXT = (Path(twelvelabs_lowlevel.__file__).parent / "openapi.json").read_text(encoding="utf-8")
DOCUMENT: dict[str, Any] = json.loads(TEXT, object_hook=_absolute)
_REGISTRY: Registry[Any] = Registry().with_resource(ROOT, DRAFT202012.create_resource(DOCUMENT))


def resolve(node: Any) -> Any:
    """What a part of the contract refers to."""
    while "$ref" in node:
        target: Any = DOCUMENT
        for key in node["$ref"].removeprefix(f"{ROOT}#/").split("/"):
            target = target[key]
        node = target
    return node


@cache
def _validator(schema: str) -> Validator:
    made: Validator = OAS31Validator(json.loads(schema), registry=_REGISTRY, format_checker=oas31_format_checker)
    return made


def frames(content: bytes, media_type: str) -> list[bytes]:
    """The JSON texts that a stream is made of."""
    lines = [line for line in content.splitlines() if line]
    if media_type != "text/event-stream":
        return lines
    data = [line.removeprefix(b"data:").strip() for line in lines if line.startswith(b"data:")]
    return [text for text in data if text != b"[DONE]"]


def misfits(value: Any, schema: Schema) -> list[str]:
    """Why a value does not match a schema."""
    errors = _validator(json.dumps(schema)).iter_errors(value)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def _operations() -> Iterator[Operation]:
    for path, item in DOCUMENT["paths"].items():
        shared = item.get("parameters", [])
        for method, operation in item.items():
            if method == "parameters":
                continue
            given = [resolve(p) for p in (*operation.get("parameters", []), *shared)]
            body = resolve(operation.get("requestBody", {}))
            ((media_type, content),) = body.get("content", {None: {}}).items()
            yield Operation(
                id=operation["operationId"],
                tag=operation["tags"][0],
                method=method.upper(),
                path=path,
                parameters=tuple(
                    Parameter(p["name"], p["in"], p.get("required", False), _style(p), p["schema"]) for p in given
                ),
                media_type=media_type,
                body=content.get("schema", {}),
                body_required=body.get("required", False),
                answer=_answer(operation["responses"]),
                client_method=operation.get("x-method"),
                stream_method=operation.get("x-stream-method"),
            )


def _style(parameter: Mapping[str, Any]) -> str:
    return "form" if parameter.get("x-bare-keys") else str(parameter.get("style", "form"))


def _answer(responses: Mapping[str, Any]) -> Answer:
    ((status, response),) = ((status, resolve(r)) for status, r in responses.items() if status.startswith("2"))
    content = {name: (c["schema"], c["example"]) for name, c in response.get("content", {}).items()}
    return Answer(int(status), content)


OPERATIONS = {operation.id: operation for operation in _operations()}
