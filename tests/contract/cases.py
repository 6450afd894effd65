"""The calls to make: for each operation, arguments from the contract, and what the server must receive."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from .document import FORM, JSON, OPERATIONS, Operation, Parameter, Schema, resolve
from .example_server import SentFile, is_binary
from .models import as_models
from .values import FILE, plain_text, query_pairs, turns, value

STREAM = "stream"


@dataclass(frozen=True, eq=False)
class Call:
    """One of the two responses of an operation: as a whole, or as a stream."""

    operation: Operation
    as_stream: bool

    @property
    def media_type(self) -> str:
        """That of the response."""
        return (self.as_stream and self.operation.stream_type) or JSON

    @property
    def method(self) -> str | None:
        """The method of the client that makes the call; None if the contract gives a reason for none."""
        stream_method = self.operation.stream_method if self.as_stream else None
        return stream_method or self.operation.client_method

    def __str__(self) -> str:
        return self.operation.id + (" as a stream" if self.as_stream else "")


def _calls(operation: Operation) -> Iterator[Call]:
    if JSON in operation.answer.content or not operation.answer.content:
        yield Call(operation, as_stream=False)
    if operation.stream_type is not None:
        yield Call(operation, as_stream=True)


CALLS = [call for operation in OPERATIONS.values() for call in _calls(operation)]


@dataclass(frozen=True)
class Case:
    """One call, with the names on the wire. `path`, `query` and `body` are the values there."""

    call: Call
    turn: int
    whole: bool
    path: dict[str, Any]
    query: dict[str, tuple[str, Any]]
    """The style and the value of each parameter."""
    body: dict[str, Any] | None

    @property
    def sent_query(self) -> list[tuple[str, str]]:
        """The query, in alphabetical order."""
        return query_pairs(self.query)

    @property
    def sent_body(self) -> dict[str, Any] | None:
        """The JSON body."""
        if self.call.operation.media_type == FORM or self.body is None:
            return None
        # The client says which of the two responses it wants, even where the platform has a default.
        choice = {STREAM: self.call.as_stream} if STREAM in resolve(self.call.operation.body)["properties"] else {}
        return {**self.body, **choice}

    @property
    def sent_form(self) -> list[tuple[str, str | SentFile]]:
        """The form, in alphabetical order."""
        if self.call.operation.media_type != FORM or self.body is None:
            return []
        properties = resolve(self.call.operation.body)["properties"]
        parts: list[tuple[str, str | SentFile]] = []
        for name, given in self.body.items():
            for item in given if isinstance(given, list) else [given]:
                part = _file(item) if is_binary(properties[name]) else plain_text(item)
                parts.append((name, SentFile(*part) if isinstance(part, tuple) else part))
        return sorted(parts, key=str)

    def arguments(self, function: Callable[..., Any]) -> dict[str, Any]:
        """The arguments of a function for this call: dates as datetimes, files as tuples, the rest as JSON, or in half
        of the turns as models."""
        parameters = {name.replace("_", ""): each for name, each in inspect.signature(function).parameters.items()}
        found = {}
        for name, given in self._by_wire_name():
            parameter = parameters[name.replace("_", "")]
            found[parameter.name] = as_models(given, parameter.annotation) if self.turn % 4 in (1, 2) else given
        return found

    def _by_wire_name(self) -> Iterator[tuple[str, Any]]:
        for parameter in self.call.operation.parameters:
            where: Mapping[str, Any] = self.path if parameter.where == "path" else self.query
            if parameter.name in where:
                given = where[parameter.name]
                yield parameter.name, as_argument(given[1] if isinstance(given, tuple) else given, parameter.schema)
        for name, given in (self.body or {}).items():
            yield name, as_argument(given, resolve(self.call.operation.body)["properties"][name])


def as_argument(given: Any, schema: Schema) -> Any:
    """A value on the wire as users pass it."""
    if is_binary(schema):
        return [_file(each) for each in given] if isinstance(given, list) else _file(given)
    if resolve(schema).get("format") == "date-time":
        return datetime.fromisoformat(given)
    return given


def _file(name: str) -> tuple[str, bytes, str]:
    return name, FILE + name.encode(), "video/mp4"


@cache
def cases(call: Call) -> tuple[Case, ...]:
    """The minimal call, and complete ones that cover every alternative."""
    operation = call.operation
    shown = {"properties": {p.name: p.schema for p in operation.parameters} | {"body": operation.body}}
    return _case(call, 0, whole=False), *(_case(call, turn, whole=True) for turn in range(turns(shown)))


@cache
def answers(call: Call) -> tuple[Any, ...]:
    """Responses with every field of the contract, which cover every alternative."""
    schema, _ = call.operation.answer.content[JSON]
    return tuple(value(schema, turn, whole=True) for turn in range(turns(schema)))


def _case(call: Call, turn: int, *, whole: bool) -> Case:
    operation = call.operation

    def values(where: str) -> Iterator[tuple[Parameter, Any]]:
        for parameter in operation.parameters:
            if parameter.where == where and (whole or parameter.required):
                yield parameter, value(parameter.schema, turn, whole=whole)

    body = None
    if operation.media_type is not None and (whole or operation.body_required):
        body = value(operation.body, turn, whole=whole)
        body.pop(STREAM, None)
    return Case(
        call=call,
        turn=turn,
        whole=whole,
        path={p.name: text for p, text in values("path")},
        query={p.name: (p.style, given) for p, given in values("query")},
        body=body,
    )
