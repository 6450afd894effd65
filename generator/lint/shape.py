"""The first step of the lint: each node has the shape that later steps rely on, and each $ref resolves to one."""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from ..contract import METHODS, REF, Contract, Pointer, Problem
from .todo import TODO

Shape: TypeAlias = type | str | list[Any] | dict[str, Any] | tuple[type, Any]
"""A type, the name of a kind, [shape] for a list of it, {"*": shape} for a mapping to it, or a pair of alternatives."""

KINDS: dict[str, dict[str, Shape]] = {
    "contract": {
        "info": dict,
        "servers": [dict],
        "tags": ["tag"],
        "paths": {"*": "path item"},
        "webhooks": {"*": "webhook item"},
        "components": "components",
    },
    "tag": {"name": str, "description": str},
    "path item": {
        **dict.fromkeys(METHODS, "operation"),
        "summary": str,
        "description": str,
        "parameters": ["parameter"],
    },
    "operation": {
        "operationId": str,
        "tags": [str],
        "summary": str,
        "description": str,
        "deprecated": bool,
        "parameters": ["parameter"],
        "requestBody": "request body",
        "responses": {"*": "response"},
        "x-idempotent": bool,
        "x-method": str,
        "x-stream-method": str,
        "x-no-method": str,
        "x-source": str,
        "x-replaced-by": str,
    },
    "webhook item": {"post": "webhook"},
    "webhook": {
        "summary": str,
        "x-source": str,
        "description": str,
        "parameters": ["parameter"],
        "requestBody": "request body",
        "responses": {"*": "response"},
    },
    "parameter": {
        "name": str,
        "in": str,
        "required": bool,
        "description": str,
        "deprecated": bool,
        "schema": "schema",
        "style": str,
        "x-bare-keys": bool,
        "explode": bool,
    },
    "request body": {"description": str, "required": bool, "content": {"*": "media type"}},
    "response": {"description": str, "content": {"*": "media type"}},
    "media type": {"schema": "schema", "example": object},
    "components": {
        "schemas": {"*": "schema"},
        "parameters": {"*": "parameter"},
        "responses": {"*": "response"},
        "securitySchemes": dict,
    },
    "schema": {
        "type": (str, [str]),
        "format": str,
        "description": str,
        "properties": {"*": "schema"},
        "required": [str],
        "additionalProperties": (bool, "schema"),
        "propertyNames": "schema",
        "items": "schema",
        "oneOf": ["schema"],
        "anyOf": ["schema"],
        "allOf": ["schema"],
        "enum": list,
        "x-enum-varnames": [str],
        "x-exactly-one": [[str]],
        "x-at-least-one": [[str]],
        "x-at-most-one": [[str]],
        "x-needs": {"*": str},
        "x-choice": {"*": {"*": str}},
        "x-lifecycle": {"*": [str]},
    },
}
NEEDED = {
    "contract": ("info", "servers", "tags", "paths", "components"),
    "tag": ("name",),
    "operation": ("responses",),
    "webhook item": ("post",),
    "webhook": ("responses",),
    "parameter": ("name", "in"),
    "components": ("schemas",),
}
OPEN = {"contract", "tag", "schema"}
"""Kinds that may have further keys; those of schemas are checked in a later step."""
SECTIONS = {"schema": "schemas", "parameter": "parameters", "response": "responses"}
"""The kinds that a $ref may replace, and their sections under components."""
WORDS = {dict: "a mapping", list: "a list", str: "a string", bool: "true or false"}


def malformed(contract: Contract) -> list[Problem]:
    """Nodes whose shape is not the one that their place requires, and references that do not resolve to one."""
    return list(_node(contract, (), contract.document, "contract"))


def _node(contract: Contract, at: Pointer, node: Any, shape: Shape) -> Iterator[Problem]:
    if isinstance(shape, tuple):
        first, second = shape
        if not isinstance(node, first):
            yield from _node(contract, at, node, second)
        return
    expected = shape if isinstance(shape, type) else dict if isinstance(shape, str) else type(shape)
    is_expected = isinstance(node, expected)
    if not is_expected:
        hint = "; for any value write {}" if shape == "schema" else ""
        yield Problem(contract.place(at), f"{_label(at)} must be {WORDS[expected]}, not {_shown(node)}{hint}")
    elif isinstance(shape, list):
        for index, item in enumerate(node):
            yield from _node(contract, (*at, index), item, shape[0])
    elif isinstance(shape, dict):
        yield from _keys(contract, at, node)
        for key, value in node.items():
            yield from _node(contract, (*at, key), value, shape["*"])
    elif isinstance(shape, str):
        yield from _keys(contract, at, node)
        yield from _kind(contract, at, node, shape)


def _kind(contract: Contract, at: Pointer, node: dict[str, Any], kind: str) -> Iterator[Problem]:
    if "$ref" in node:
        if message := _refused(contract, at, node["$ref"], kind):
            yield Problem(contract.place((*at, "$ref")), message)
        return
    for key in NEEDED.get(kind, ()):
        if key not in node:
            yield Problem(contract.place(at), f"{_label(at)} needs {key}")
    for key, value in node.items():
        if key in KINDS[kind]:
            yield from _node(contract, (*at, key), value, KINDS[kind][key])
        elif kind not in OPEN and key != TODO:
            owners = [other for other, keys in KINDS.items() if key in keys and other != "webhook"]
            hint = f"; it belongs to: {', '.join(owners)}. Is it indented as it should be?" if owners else ""
            yield Problem(contract.place((*at, key)), f"{_label(at)}: unknown key {key}{hint}")


def _refused(contract: Contract, at: Pointer, ref: Any, kind: str) -> str | None:
    """Why this reference is not valid here; None if it is."""
    section = SECTIONS.get(kind)
    if section is None:
        return f"{_label(at)}: a $ref is not supported here; inline it"
    if at[:2] == ("components", section) and len(at) == 3:
        return f"{_label(at)}: a component cannot be a $ref"
    parts = str(ref).removeprefix(REF).split("/")
    if not str(ref).startswith(REF) or len(parts) != 2:
        return f"$ref {ref!r} must have the form '#/components/KIND/NAME'"
    if parts[0] != section:
        return f"$ref {ref!r} must point to components/{section}"
    components = contract.document.get("components")
    targets = components.get(section) if isinstance(components, dict) else None
    if not isinstance(targets, dict) or parts[1] not in targets:
        return f"$ref {ref!r} does not resolve: there is no {parts[1]} under components/{section}"
    return None


def _keys(contract: Contract, at: Pointer, node: dict[Any, Any]) -> Iterator[Problem]:
    for key in node:
        if not isinstance(key, str):
            yield Problem(
                contract.place((*at, key)), f"{_label(at)}: quote the key {_shown(key)}: keys must be strings"
            )


def _label(at: Pointer) -> str:
    *_, owner, last = ("", "the contract", *at)
    return f"{owner}[{last}]" if isinstance(last, int) else str(last)


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    return WORDS[type(value)] if isinstance(value, dict | list) else json.dumps(value, default=str)
