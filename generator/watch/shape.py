"""The normal form of a schema: what matters on the wire, however the schema is written."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from ..contract import Pointer
from .document import Document

Node: TypeAlias = tuple[Pointer, Any]
"""A schema and its place in its document."""
Nodes: TypeAlias = tuple[Node, ...]
"""Schemas of which a value fits any."""

BOUNDS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
)
FORMATS = {"date-time": "time", "date": "date", "binary": "file"}
COMBINED = ("allOf", "oneOf", "anyOf")
MAX_DEPTH = 40


@dataclass(frozen=True)
class Leaf:
    """One of the forms that a value can take: what is left of a schema without references and combinations."""

    at: Pointer
    kinds: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()
    enum_at: Pointer = ()
    fields: dict[str, Nodes] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    items: Nodes = ()
    additional: Nodes = ()
    bounds: dict[str, Any] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    """The constant fields: name to value. They tell the kind of an object in a union."""


@dataclass(frozen=True)
class Shape:
    """All forms of a value, put together."""

    at: Pointer
    kinds: frozenset[str]
    values: tuple[str, ...]
    enum_at: Pointer
    bounds: dict[str, Any]
    fields: dict[str, Nodes]
    required: frozenset[str]
    items: Nodes
    additional: Nodes
    tag: str = ""
    variants: dict[str, Leaf] = field(default_factory=dict)
    """The kinds of objects of a union by the value of the field `tag`; empty for other schemas."""
    other: Leaf | None = None
    """The last kind of object of such a union, if it takes all further values of `tag`."""


def shape_of(document: Document, nodes: Nodes) -> Shape:
    """The normal form of schemas."""
    leaves = [leaf for node in nodes for leaf in _leaves(document, node, 0)]
    objects = [leaf for leaf in leaves if leaf.fields]
    tag = _tag(objects)
    texts = [leaf for leaf in leaves if "text" in leaf.kinds]
    is_open = any(not leaf.values for leaf in texts)
    real = [leaf for leaf in leaves if leaf.kinds != {"null"}]
    return Shape(
        at=real[0].at if len(real) == 1 else document.resolve(*nodes[0])[0],
        kinds=frozenset(itertools.chain.from_iterable(leaf.kinds or {"any"} for leaf in leaves)),
        values=() if is_open else tuple(dict.fromkeys(value for leaf in texts for value in leaf.values)),
        enum_at=next((leaf.enum_at for leaf in texts if leaf.values), ()),
        bounds={key: value for leaf in leaves for key, value in leaf.bounds.items()},
        fields=_gathered(objects),
        required=frozenset.intersection(*(leaf.required for leaf in objects)) if objects else frozenset(),
        items=tuple(node for leaf in leaves for node in leaf.items),
        additional=tuple(node for leaf in leaves for node in leaf.additional),
        tag=tag,
        variants={leaf.tags[tag]: leaf for leaf in objects if tag in leaf.tags} if tag else {},
        other=next((leaf for leaf in objects if tag not in leaf.tags), None) if tag else None,
    )


def shape_of_leaf(leaf: Leaf) -> Shape:
    """The normal form of one kind of object."""
    return Shape(leaf.at, leaf.kinds, (), (), leaf.bounds, leaf.fields, leaf.required, (), leaf.additional)


def _gathered(objects: list[Leaf]) -> dict[str, Nodes]:
    """The fields of several objects; one that some of them share has the schema of any of them."""
    fields: dict[str, Nodes] = {}
    for leaf in objects:
        for name, nodes in leaf.fields.items():
            fields[name] = (*fields.get(name, ()), *nodes)
    return fields


def _tag(objects: list[Leaf]) -> str:
    """The field that tells the kind of each object of a union; empty if there is none.

    One object may have no constant there: it takes every other kind.
    """
    if len(objects) < 2:
        return ""
    for name in dict.fromkeys(name for leaf in objects[:2] for name in leaf.tags):
        known = [leaf.tags[name] for leaf in objects if name in leaf.tags]
        if len({*known}) == len(known) >= max(1, len(objects) - 1):
            return name
    return ""


def _leaves(document: Document, node: Node, depth: int) -> Iterator[Leaf]:
    at, schema = document.resolve(*node)
    if depth > MAX_DEPTH:
        return
    parts = [[_leaf(document, at, schema)]]
    for index, part in enumerate(schema.get("allOf", [])):
        parts.append([*_leaves(document, ((*at, "allOf", index), part), depth + 1)])
    for key in ("oneOf", "anyOf"):
        if members := schema.get(key):
            found = []
            for index, member in enumerate(members):
                tagged = _tagged_by(schema, member)
                for leaf in _leaves(document, ((*at, key, index), member), depth + 1):
                    found.append(replace(leaf, tags={**tagged, **leaf.tags}) if tagged else leaf)
            parts.append(found)
    if schema.get("nullable"):
        yield Leaf(at, frozenset({"null"}))
    for combination in itertools.product(*parts):
        yield _all_of(at, combination)


def _tagged_by(schema: dict[str, Any], member: Any) -> dict[str, str]:
    """What the keyword `discriminator` says of a member of a union: the field, and its value there."""
    discriminator = schema.get("discriminator")
    if not isinstance(discriminator, dict) or not isinstance(member, dict) or "$ref" not in member:
        return {}
    reference = member["$ref"]
    for value, target in discriminator.get("mapping", {}).items():
        if target in (reference, reference.rsplit("/", 1)[-1]):
            return {discriminator["propertyName"]: str(value)}
    return {} if "mapping" in discriminator else {discriminator["propertyName"]: reference.rsplit("/", 1)[-1]}


def _all_of(at: Pointer, parts: tuple[Leaf, ...]) -> Leaf:
    """Leaves that all hold at once."""
    if len(parts) == 1:
        return parts[0]
    own = parts[0]
    plain = [leaf for leaf in parts if leaf.kinds or leaf.fields]
    if len(plain) == 1 and not (own.kinds or own.fields or own.bounds):
        return replace(plain[0], at=plain[0].at)
    return Leaf(
        at=at,
        kinds=frozenset(itertools.chain.from_iterable(leaf.kinds for leaf in parts)),
        values=next((leaf.values for leaf in parts if leaf.values), ()),
        enum_at=next((leaf.enum_at for leaf in parts if leaf.values), ()),
        fields={name: node for leaf in parts for name, node in leaf.fields.items()},
        required=frozenset(itertools.chain.from_iterable(leaf.required for leaf in parts)),
        items=next((leaf.items for leaf in parts if leaf.items), ()),
        additional=next((leaf.additional for leaf in parts if leaf.additional), ()),
        bounds={key: value for leaf in parts for key, value in leaf.bounds.items()},
        tags={name: value for leaf in parts for name, value in leaf.tags.items()},
    )


def _leaf(document: Document, at: Pointer, schema: dict[str, Any]) -> Leaf:
    """A schema without the parts that it combines."""
    properties = schema.get("properties") or {}
    fields: dict[str, Nodes] = {name: (((*at, "properties", name), node),) for name, node in properties.items()}
    given = schema.get("required")
    required = frozenset(given if isinstance(given, list) else ()).intersection(fields)
    additional = schema.get("additionalProperties")
    constants = {name: _constant(document, fields[name][0]) for name in required}
    return Leaf(
        at=at,
        kinds=frozenset(_kinds(schema)),
        values=_values(schema),
        enum_at=(*at, "enum") if "enum" in schema else (*at, "const"),
        fields=fields,
        required=required,
        items=(((*at, "items"), schema["items"]),) if isinstance(schema.get("items"), dict) else (),
        additional=(((*at, "additionalProperties"), additional),)
        if isinstance(additional, dict) and additional
        else (),
        bounds={key: schema[key] for key in BOUNDS if schema.get(key) is not None and schema[key] is not False},
        tags={name: value for name, value in constants.items() if value is not None},
    )


def _kinds(schema: dict[str, Any]) -> Iterator[str]:
    given = schema.get("type")
    kinds = given if isinstance(given, list) else [given] if given else []
    if not kinds and ("properties" in schema or "additionalProperties" in schema):
        kinds = ["object"]
    if not kinds and ("const" in schema or "enum" in schema):
        examples = [schema["const"]] if "const" in schema else schema["enum"]
        kinds = ["string" if isinstance(one, str) else "null" if one is None else "number" for one in examples]
    if not kinds and "items" in schema:
        kinds = ["array"]
    for kind in kinds:
        name = FORMATS.get(schema.get("format", ""), "text") if kind == "string" else str(kind)
        yield {"array": "list"}.get(name, name)
    if kinds and None in schema.get("enum", []):
        yield "null"


def _values(schema: dict[str, Any]) -> tuple[str, ...]:
    if "const" in schema:
        return (str(schema["const"]),)
    return tuple(str(value) for value in schema.get("enum", []) if value is not None)


def _constant(document: Document, node: Node) -> str | None:
    """The one value of a field, if it has only one."""
    _, schema = document.resolve(*node)
    values = _values(schema)
    return values[0] if len(values) == 1 else None
