"""The bundled contract, as far as responses are compared with it: operations, and schemas with their places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from types import ModuleType
from typing import Any, TypeAlias

Pointer: TypeAlias = tuple[str, ...]
"""The keys that lead from the root of the document to a node."""
Schema: TypeAlias = Mapping[str, Any]
Node: TypeAlias = tuple[Pointer, Schema]
"""A schema and its place."""

_METHODS = ("get", "put", "post", "delete", "patch")
_REFERENCE = "#/"


@dataclass(frozen=True)
class Operation:
    """An operation: what it is called, and where it stands."""

    name: str
    method: str
    route: str
    tag: str
    at: Pointer
    path_parameters: tuple[str, ...]
    query: Mapping[str, Schema]
    """The schemas of its query parameters."""

    @property
    def module(self) -> ModuleType:
        """The generated module that makes its requests."""
        return import_module(f"twelvelabs_lowlevel.api.{self.tag}.{self.name}")


class Contract:
    """The contract of the installed package."""

    def __init__(self, document: Schema) -> None:
        self._document = document
        self.operations = {operation.name: operation for operation in self._operations()}

    def resolve(self, node: Node) -> Node:
        """The node itself, or the component that it refers to."""
        at, schema = node
        while "$ref" in schema:
            at = tuple(schema["$ref"].removeprefix(_REFERENCE).split("/"))
            schema = self.node(at)
        return at, schema

    def node(self, at: Sequence[str]) -> Any:
        """What is at a place; KeyError if there is nothing."""
        node: Any = self._document
        for key in at:
            node = node[int(key) if isinstance(node, list) else key]
        return node

    def responses(self, operation: Operation) -> dict[str, Node]:
        """The documented responses by status."""
        at = (*operation.at, "responses")
        return {status: self.resolve(((*at, status), answer)) for status, answer in self.node(at).items()}

    def content(self, response: Node) -> dict[str, Node]:
        """The schemas of a response by media type; for a stream, that of one event."""
        at, answer = response
        found: Mapping[str, Schema] = answer.get("content", {})
        return {kind: ((*at, "content", kind, "schema"), media["schema"]) for kind, media in found.items()}

    def _operations(self) -> Iterator[Operation]:
        for route, item in self._document["paths"].items():
            for method in _METHODS:
                if method in item:
                    at = ("paths", route, method)
                    given = [*item.get("parameters", []), *item[method].get("parameters", [])]
                    parameters = [self.resolve((at, parameter))[1] for parameter in given]
                    yield Operation(
                        name=item[method]["operationId"],
                        method=method.upper(),
                        route=route,
                        tag=item[method]["tags"][0],
                        at=at,
                        path_parameters=tuple(p["name"] for p in parameters if p["in"] == "path"),
                        query={p["name"]: self.resolve((at, p["schema"]))[1] for p in parameters if p["in"] == "query"},
                    )


@cache
def bundled() -> Contract:
    """The contract that the low-level package was generated from."""
    return Contract(json.loads(resources.files("twelvelabs_lowlevel").joinpath("openapi.json").read_bytes()))
