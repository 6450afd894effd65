"""Schemas of a source, written as the contract writes them, with questions where that takes judgement.

A question is an item of the list `x-todo` of a node. The lint refuses it until it is answered and removed.
"""

import re
from typing import Any

from ..contract import Contract, Pointer
from ..lint.todo import TODO
from .differences import Comparison
from .document import Document
from .shape import Leaf, Nodes, Shape, shape_of, shape_of_leaf

SCALARS = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "null": {"type": "null"},
    "time": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "file": {"type": "string", "format": "binary"},
}
KINDS = (*SCALARS, "list", "object")
BOUNDS_OF = {
    "string": {"minLength", "maxLength", "pattern"},
    "array": {"minItems", "maxItems", "uniqueItems"},
    "object": {"minProperties", "maxProperties"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
}
MAX_HINT = 200


class SchemaSkeletons:
    """Makes schemas of the contract. New components are collected in `components`."""

    def __init__(self, source: Document, contract: Contract, comparison: Comparison) -> None:
        self.components: dict[str, dict[str, Any]] = {}
        self._source, self._contract = source, contract
        self._names = comparison.names
        self._made: dict[tuple[Pointer, bool], str] = {}

    def field(self, nodes: Nodes, name: str, *, is_sent: bool) -> dict[str, Any]:
        """The schema of a field or parameter with the question for its description."""
        schema = self.schema(nodes, name, is_sent=is_sent)
        return {TODO: [f"describe it{self.hint(nodes)}", *schema.pop(TODO, [])], **schema}

    def schema(self, nodes: Nodes, name: str, *, is_sent: bool) -> dict[str, Any]:
        """The schema of a value. `name` is for a component that the source has no name for."""
        shape = shape_of(self._source, nodes)
        if shape.kinds == {"any"}:
            return {TODO: ["say what it can hold: the source allows anything"]}
        if "any" in shape.kinds:
            return {TODO: [f"say what it can hold: the source allows {' or '.join(sorted(shape.kinds))}"]}
        members = self._members(shape, name, is_sent=is_sent)
        if len(members) == 1:
            return members[0]
        if len(members) == 2 and {"type": "null"} in members and "type" in (one := members[0]) and "enum" not in one:
            return {**one, "type": [one["type"], "null"]}
        question = "a union: check the order of its members, and whether each can be distinguished from the others"
        return {TODO: [question], "anyOf": members}

    def _members(self, shape: Shape, name: str, *, is_sent: bool) -> list[dict[str, Any]]:
        """A schema for each form that the value can take; null is the last."""
        members: list[dict[str, Any]] = []
        kinds = shape.kinds - {"null"} - ({"integer"} if "number" in shape.kinds else set())
        for kind in (kind for kind in KINDS if kind in kinds):
            if kind == "text" and shape.values:
                members.append(self._values(shape, name, is_sent=is_sent))
            elif kind == "list":
                items = self.schema(shape.items, f"{name}Item", is_sent=is_sent) if shape.items else {}
                members.append({"type": "array", "items": items})
            elif kind == "object":
                members += self._objects(shape, name, is_sent=is_sent)
            else:
                members.append(dict(SCALARS[kind]))
        for member in members:
            bounds = BOUNDS_OF.get(member.get("type", ""), set())
            member.update({key: value for key, value in shape.bounds.items() if key in bounds})
        return [*members, {"type": "null"}] if "null" in shape.kinds else members

    def _objects(self, shape: Shape, name: str, *, is_sent: bool) -> list[dict[str, Any]]:
        if shape.variants:
            leaves = [*shape.variants.values(), *([shape.other] if shape.other else [])]
            return [self.kind(leaf, shape.tag, f"{name}Kind", is_sent=is_sent) for leaf in leaves]
        if shape.fields:
            return [self._component(shape, name, is_sent=is_sent)]
        if shape.additional:
            return [
                {
                    "type": "object",
                    "additionalProperties": self.schema(shape.additional, f"{name}Value", is_sent=is_sent),
                }
            ]
        return [{"type": "object"}]

    def kind(self, leaf: Leaf, tag: str, name: str, *, is_sent: bool) -> dict[str, Any]:
        """A reference to the component of one kind of object of a union; the field `tag` tells it from the others."""
        reference = self._component(shape_of_leaf(leaf), name, is_sent=is_sent)
        schema = self.components.get(reference["$ref"].rsplit("/", 1)[1], {"properties": {}})
        if tag in schema["properties"]:
            schema["properties"][tag] = {TODO: ["describe it"], "type": "string", "const": leaf.tags[tag]}
            properties = schema.pop("properties")
            schema["required"] = list(dict.fromkeys([*schema.get("required", []), tag]))
            schema["properties"] = properties
        return reference

    def _values(self, shape: Shape, name: str, *, is_sent: bool) -> dict[str, Any]:
        if shape.enum_at[-1:] == ("const",) and len(shape.values) == 1:
            return {"type": "string", "const": shape.values[0]}
        for direction in (is_sent, not is_sent):
            if known := self._names.get((shape.enum_at[:-1], direction)):
                return {"$ref": f"#/components/schemas/{known[2]}"}
        alike = [n for n, s in self._contract.schemas.items() if {*s.get("enum", [])} == {*shape.values}]
        questions = [f"use {alike[0]} instead, if it means the same"] if alike else []
        if odd := [value for value in shape.values if not value[:1].isalpha()]:
            questions.append(f"give x-enum-varnames: {odd[0]!r} makes no name")
        return self._add(shape.enum_at[:-1], is_sent, name, {"type": "string", "enum": [*shape.values]}, questions)

    def _component(self, shape: Shape, name: str, *, is_sent: bool) -> dict[str, Any]:
        if known := self._names.get((shape.at, is_sent)):
            return {"$ref": f"#/components/schemas/{known[2]}"}
        if (shape.at, is_sent) in self._made:
            return {"$ref": f"#/components/schemas/{self._made[shape.at, is_sent]}"}
        schema: dict[str, Any] = {"type": "object"}
        reference = self._add(shape.at, is_sent, name, schema, [])
        required = [field for field in shape.fields if field in shape.required]
        if not is_sent:
            stated = f"the source requires {', '.join(required)}" if required else "the source requires none"
            schema[TODO] = [*schema.get(TODO, []), f"required: which fields can a client not do without? ({stated})"]
        else:
            schema["additionalProperties"] = False
            if required:
                schema["required"] = required
        owner = reference["$ref"].rsplit("/", 1)[1]
        schema["properties"] = {
            field: self.field(nodes, f"{owner}{pascal(field)}", is_sent=is_sent)
            for field, nodes in shape.fields.items()
        }
        return reference

    def _add(
        self, at: Pointer, is_sent: bool, name: str, schema: dict[str, Any], questions: list[str]
    ) -> dict[str, Any]:
        """A new component, with the question for its name."""
        given = str(at[-1]) if len(at) >= 2 and at[-2] in ("schemas", "definitions", "$defs") else ""
        chosen = pascal(given or name)
        while chosen in self._contract.schemas or chosen in self.components:
            chosen = f"{chosen}2"
        asked = f"name it: the source says {given}" if given else "name it: the source has no name for it"
        body = {TODO: [asked, *questions], **schema}
        schema.clear()
        schema.update(body)
        self.components[chosen] = schema
        self._made[at, is_sent] = chosen
        return {"$ref": f"#/components/schemas/{chosen}"}

    def hint(self, nodes: Nodes) -> str:
        """The beginning of the source's own description, for whoever answers."""
        for at, node in nodes:
            said = node.get("description") or node.get("summary") if isinstance(node, dict) else ""
            said = said or self._source.resolve(at, node)[1].get("description") or ""
            if text := " ".join(str(said).split()):
                return f" (the source: {text if len(text) <= MAX_HINT else text[: MAX_HINT - 1] + '…'})"
        return ""


def pascal(name: str) -> str:
    """A name in PascalCase, where acronyms are words."""
    words = re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+", name)
    text = "".join(word if word.isdigit() else word.capitalize() for word in words)
    return text if text[:1].isalpha() else f"Schema{text}"
