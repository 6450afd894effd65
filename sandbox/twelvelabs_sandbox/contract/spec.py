"""The contract at run time: the operations, their parameters and bodies, and the schemas of their responses.

All of it is read from the document bundled with the low-level package, so a new operation needs no change here.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING

from twelvelabs_sandbox.contract.field_rules import validator_class
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_objects, as_text

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_NESTED_ERROR = "#/components/schemas/NestedError"
_METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


@dataclass(frozen=True)
class Parameter:
    """A parameter of an operation; ``place`` is path or query."""

    name: str
    place: str
    required: bool
    schema: JsonObject
    deep: bool


@dataclass(frozen=True)
class Operation:
    """An operation of the platform."""

    name: str
    method: str
    template: str
    parameters: Sequence[Parameter]
    body_type: str | None
    body_schema: JsonObject
    responses: Mapping[int, Mapping[str, JsonObject]]

    def documents(self, status: int) -> bool:
        """Whether the contract documents this status for this operation."""
        return status in self.responses

    def nests_errors(self, status: int) -> bool:
        """Whether errors with this status are nested in the body. Undocumented statuses follow the documented ones."""
        documented = self.responses.get(status)
        responses = self.responses.values() if documented is None else [documented]
        return any(schema.get("$ref") == _NESTED_ERROR for response in responses for schema in response.values())


@dataclass(frozen=True)
class Match:
    """The match of a path: its template, the operations by method, and the values of the path parameters."""

    template: str
    operations: Mapping[str, Operation]
    values: Mapping[str, str]


class Contract:
    """The bundled contract. Validators are built on first use."""

    def __init__(self, document: JsonObject) -> None:
        self._document = document
        self._validators: dict[str, Validator] = {}
        self.operations: dict[str, Operation] = {}
        routes: list[tuple[re.Pattern[str], str, dict[str, Operation]]] = []
        for template, item in as_object(document["paths"]).items():
            methods = self._read_path(template, as_object(item))
            self.operations.update({operation.name: operation for operation in methods.values()})
            routes.append((_pattern(template), template, methods))
        # Literal paths first: /assets/multipart-uploads must not match /assets/{asset_id}.
        self._routes = sorted(routes, key=lambda route: route[1].count("{"))

    @classmethod
    @cache
    def bundled(cls) -> "Contract":
        """The contract that belongs to the installed low-level package. All sandboxes of a process share it."""
        text = resources.files("twelvelabs_lowlevel").joinpath("openapi.json").read_text(encoding="utf-8")
        return cls(as_object(json.loads(text)))

    def match(self, path: str) -> Match | None:
        """The match of a path below the base URL, or None."""
        for pattern, template, operations in self._routes:
            if found := pattern.fullmatch(path):
                return Match(template, operations, found.groupdict())
        return None

    def resolve(self, schema: JsonObject) -> JsonObject:
        """The schema itself, or the one that its $ref points to."""
        while "$ref" in schema:
            schema = self._lookup(as_text(schema["$ref"]))
        return schema

    def validator(self, schema: JsonObject) -> "Validator":
        """A validator for a schema of the contract, created on first use: importing jsonschema is slow."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            self._validators[key] = validator_class()({**schema, "components": self._components})
        return self._validators[key]

    @cached_property
    def _components(self) -> JsonObject:
        return as_object(self._document["components"])

    def _lookup(self, reference: str) -> JsonObject:
        node = self._document
        for step in reference.removeprefix("#/").split("/"):
            node = as_object(node[step])
        return node

    def _read_path(self, template: str, item: JsonObject) -> dict[str, Operation]:
        shared = as_objects(item.get("parameters", []))
        return {
            method.upper(): self._read_operation(method.upper(), template, shared, as_object(item[method]))
            for method in _METHODS
            if method in item
        }

    def _read_operation(
        self, method: str, template: str, shared: list[JsonObject], description: JsonObject
    ) -> Operation:
        parameters = [*shared, *as_objects(description.get("parameters", []))]
        body = as_object(self.resolve(as_object(description.get("requestBody", {}))).get("content", {}))
        body_type = next(iter(body), None)
        return Operation(
            name=as_text(description["operationId"]),
            method=method,
            template=template,
            parameters=[self._read_parameter(self.resolve(parameter)) for parameter in parameters],
            body_type=body_type,
            body_schema=as_object(as_object(body[body_type])["schema"]) if body_type else {},
            responses=self._read_responses(as_object(description["responses"])),
        )

    def _read_parameter(self, description: JsonObject) -> Parameter:
        return Parameter(
            name=as_text(description["name"]),
            place=as_text(description["in"]),
            required=description.get("required") is True,
            schema=as_object(description["schema"]),
            deep=description.get("style") == "deepObject",
        )

    def _read_responses(self, documented: JsonObject) -> dict[int, dict[str, JsonObject]]:
        """The schemas of the responses by status and media type; for a stream, the schema of one event."""
        responses: dict[int, dict[str, JsonObject]] = {}
        for status, response in documented.items():
            content = as_object(self.resolve(as_object(response)).get("content", {}))
            if status.isdigit():
                responses[int(status)] = {
                    media_type: as_object(as_object(medium)["schema"]) for media_type, medium in content.items()
                }
        return responses


def _pattern(template: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(f"(?P<{piece}>[^/]+)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces))
    )
