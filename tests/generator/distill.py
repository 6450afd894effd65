"""What an OpenAPI document says about each operation, reduced to what can be compared: no prose, and one level of
fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML

METHODS = ("get", "put", "post", "delete", "patch")
BOUNDS = {
    *("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
    *("pattern", "uniqueItems"),
}

Facts: TypeAlias = dict[str, Any]
"""Facts by name; a fact is text, a number, a list of values, or more facts."""


def distill(document: dict[str, Any]) -> Facts:
    """The facts of each operation, by its id, and of each webhook, by its name."""
    reader = _Reader(document)
    operations = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                shared = item.get("parameters", [])
                operations[item[method]["operationId"]] = {
                    "call": f"{method.upper()} {path}",
                    **reader.operation(item[method], shared),
                }
    webhooks = {name: reader.operation(item["post"], []) for name, item in document.get("webhooks", {}).items()}
    return {**operations, **webhooks}


def distill_all(folder: Path) -> Facts:
    """The facts of all documents of a folder. What a later one says of an operation replaces what earlier ones say."""
    facts: Facts = {}
    for file in sorted(folder.glob("*.yaml")):
        facts |= distill(YAML(typ="safe").load(file))
    return facts


def differences(facts: Facts, contract: Facts, at: str = "") -> Iterator[str]:
    """How the contract deviates from the facts, one sentence for each place."""
    for name in sorted(facts.keys() | contract.keys()):
        place = f"{at} {name}".strip()
        if name not in contract:
            yield f"{place} is left out"
        elif name not in facts:
            yield f"{place} is added" + _value(contract[name])
        elif isinstance(facts[name], dict) and isinstance(contract[name], dict):
            yield from differences(facts[name], contract[name], place)
        elif facts[name] != contract[name]:
            yield f"{place} is{_value(contract[name])} instead of{_value(facts[name])}"


def _value(value: Any) -> str:
    if isinstance(value, dict) or value is True:
        return ""
    return f" {', '.join(value)}" if isinstance(value, list) else f" {value}"


class _Reader:
    """Reads nodes of one document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def operation(self, operation: dict[str, Any], shared: list[dict[str, Any]]) -> Facts:
        parameters = [self._resolved(node) for node in (*shared, *operation.get("parameters", []))]
        answers = {status: self._resolved(node) for status, node in operation["responses"].items()}
        facts: Facts = {
            "parameters": {
                p["name"]: {"in": p["in"], **self._field(p["schema"], required=p.get("required", False))}
                for p in parameters
            },
            "body": self._content(operation.get("requestBody", {})),
            "answers": {status: self._content(answer) for status, answer in answers.items()},
        }
        if operation.get("deprecated"):
            facts["deprecated"] = True
        return {name: value for name, value in facts.items() if value}

    def _content(self, body: dict[str, Any]) -> Facts:
        return {kind: self._fields(media.get("schema", {})) for kind, media in body.get("content", {}).items()}

    def _fields(self, schema: dict[str, Any]) -> Facts:
        """The fields of an object, of the items of a list, or of the members of a union."""
        schema = self._resolved(schema)
        if "items" in schema:
            return self._fields(schema["items"])
        members = [self._resolved(member) for member in self._members(schema)] or [schema]
        fields: Facts = {}
        for name in dict.fromkeys(name for member in members for name in member.get("properties", {})):
            required = all(name in member.get("required", []) for member in members)
            alike = [member["properties"][name] for member in members if name in member.get("properties", {})]
            fields[name] = self._field({"anyOf": alike}, required=required)
        return fields

    def _field(self, schema: dict[str, Any], *, required: bool) -> Facts:
        kinds, values, bounds = set[str](), set[str](), {}
        for one in self._flat(schema):
            given = one.get("type", "object" if "properties" in one else "anything")
            kinds |= {self._kind(kind, one) for kind in (given if isinstance(given, list) else [given])}
            values |= self._values(one) | self._values(self._resolved(one.get("items", {})))
            bounds |= {key: value for key, value in one.items() if key in BOUNDS}
        facts: Facts = {"type": " or ".join(sorted(kinds)), **bounds}
        if values:
            facts["values"] = sorted(values)
        return {**facts, "required": True} if required else facts

    def _values(self, schema: dict[str, Any]) -> set[str]:
        return {*schema.get("enum", []), schema["const"]} if "const" in schema else {*schema.get("enum", [])}

    def _kind(self, kind: str, schema: dict[str, Any]) -> str:
        if kind == "array":
            return f"list of {self._field(schema.get('items', {}), required=False)['type']}"
        named = {"date-time": "time", "binary": "file"}
        return named.get(schema.get("format", ""), kind) if kind == "string" else kind

    def _flat(self, schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
        schema = self._resolved(schema)
        members = self._members(schema)
        for member in members:
            yield from self._flat(member)
        if not members:
            yield schema

    def _members(self, schema: dict[str, Any]) -> list[dict[str, Any]]:
        return [member for key in ("oneOf", "anyOf", "allOf") for member in schema.get(key, [])]

    def _resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            more = {key: value for key, value in node.items() if key != "$ref"}
            target: Any = self._document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = {**target, **more}
        if "properties" in node and "allOf" in node:  # an object that extends others
            *bases, own = [*map(self._resolved, node["allOf"]), {k: v for k, v in node.items() if k != "allOf"}]
            fields = {name: field for one in (*bases, own) for name, field in one.get("properties", {}).items()}
            required = [name for one in (*bases, own) for name in one.get("required", [])]
            node = {**own, "properties": fields, "required": required}
        return node
