"""The shape of JSON values, beside what the contract says of them: types and presence of fields, and no values.

A field is addressed as `data[].hls.video_url`; `*` stands for the keys of a mapping, which are content. What is inside
a field that the contract does not have, or leaves open, is not looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .contract import Contract, Node, Pointer
from .disclosure import enum_word, field_name

_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
_TYPES = {
    "str": "string",
    "bool": "boolean",
    "int": "integer",
    "float": "number",
    "dict": "object",
    "list": "array",
    "NoneType": "null",
}


@dataclass
class Field:
    """What was seen of one field, or of the items of a list."""

    path: str
    at: Pointer
    """Its place in the contract; of an unknown field, that of the object."""
    types: frozenset[str]
    """The types that the contract allows; empty if it allows any."""
    is_known: bool = True
    is_required: bool = False
    seen: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """Values that the enum lacks."""
    present: int = 0
    absent: int = 0

    @property
    def presence(self) -> str:
        return "always" if not self.absent else "sometimes" if self.present else "never"

    @property
    def contract(self) -> str:
        """What the contract says of it."""
        if not self.is_known:
            return "not in the contract"
        return f"{' or '.join(sorted(self.types)) or 'any'}, {'required' if self.is_required else 'optional'}"


@dataclass(frozen=True)
class _Leaf:
    """One of the forms that a value can take: a schema without references and alternatives."""

    at: Pointer
    schema: Mapping[str, Any]
    types: frozenset[str]

    @property
    def properties(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.schema.get("properties", {})
        return found


class Shapes:
    """Collects the fields of any number of values of one schema."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._fields: dict[tuple[str, Pointer], Field] = {}
        self._objects: Counter[Pointer] = Counter()

    @property
    def fields(self) -> list[Field]:
        """All fields, in the order in which they were first seen."""
        for found in self._fields.values():
            if not found.is_known:
                found.absent = max(self._objects[found.at] - found.present, 0)
        return [*self._fields.values()]

    def add(self, value: object, node: Node, path: str = "", *, is_required: bool = True) -> None:
        """Note a value that is present."""
        leaves = [*self._leaves(node)]
        found = self._field(path, node, leaves, is_required=is_required)
        found.present += 1
        kind = _type_of(value, leaves)
        found.seen.add(kind)
        fitting = [leaf for leaf in leaves if kind in leaf.types]
        if isinstance(value, str):
            known = {word for leaf in fitting for word in _words(leaf)}
            if fitting and known and all(_words(leaf) for leaf in fitting) and value not in known:
                found.words.add(enum_word(value))
        elif isinstance(value, list):
            if items := next((leaf for leaf in fitting if leaf.schema.get("items")), None):
                for item in value:
                    self.add(item, ((*items.at, "items"), items.schema["items"]), f"{path}[]")
        elif isinstance(value, dict) and (objects := [leaf for leaf in fitting if leaf.properties or _mapped(leaf)]):
            self._add_object(value, objects, path)

    def _add_object(self, value: dict[str, Any], leaves: list[_Leaf], path: str) -> None:
        prefix = f"{path}." if path else ""
        leaf, is_other_kind = _matching(value, leaves, self._constant)
        self._objects[leaf.at] += 1
        known = leaf.properties
        if is_other_kind:  # only what tells its kind is known
            known = {name: schema for name, schema in known.items() if self._constant(leaf, name) is not None}
        required = leaf.schema.get("required", [])
        for name, schema in known.items():
            node, is_required = ((*leaf.at, "properties", name), schema), name in required
            if name in value:
                self.add(value[name], node, f"{prefix}{name}", is_required=is_required)
            else:
                self._field(f"{prefix}{name}", node, [*self._leaves(node)], is_required=is_required).absent += 1
        self._note_kind(value, leaf, leaves, prefix)
        others = [] if is_other_kind else [name for name in value if name not in known]
        mapped = _mapped(leaf)
        for name in others:
            if isinstance(mapped, dict) and mapped:
                self.add(value[name], ((*leaf.at, "additionalProperties"), mapped), f"{prefix}*", is_required=False)
            elif mapped is None:
                where = f"{prefix}{field_name(name)}"
                found = self._fields.setdefault((where, leaf.at), Field(where, leaf.at, frozenset(), is_known=False))
                found.seen.add(_type_of(value[name], []))
                found.present += 1

    def _note_kind(self, value: dict[str, Any], leaf: _Leaf, leaves: list[_Leaf], prefix: str) -> None:
        """Note the tag of an object that only the last, open kind of a union takes."""
        for name in leaf.properties:
            tags = [tag for one in leaves if (tag := self._constant(one, name)) is not None]
            given = value.get(name)
            if tags and self._constant(leaf, name) is None and isinstance(given, str) and given not in tags:
                self._fields[f"{prefix}{name}", (*leaf.at, "properties", name)].words.add(enum_word(given))

    def _field(self, path: str, node: Node, leaves: list[_Leaf], *, is_required: bool) -> Field:
        at = node[0]
        if (path, at) not in self._fields:
            types = frozenset(kind for leaf in leaves for kind in leaf.types)
            is_open = any(not leaf.types for leaf in leaves)
            self._fields[path, at] = Field(path, at, frozenset() if is_open else types, is_required=is_required)
        return self._fields[path, at]

    def _leaves(self, node: Node) -> Iterator[_Leaf]:
        at, schema = self._contract.resolve(node)
        for keyword in ("oneOf", "anyOf"):
            for index, option in enumerate(schema.get(keyword, [])):
                yield from self._leaves(((*at, keyword, str(index)), option))
        if not schema.keys() & {"oneOf", "anyOf"}:
            yield _Leaf(at, schema, frozenset(_types(schema)))

    def _constant(self, leaf: _Leaf, name: str) -> str | None:
        _, schema = self._contract.resolve((leaf.at, leaf.properties.get(name, {})))
        value = schema.get("const")
        return value if isinstance(value, str) else None


def _matching(value: dict[str, Any], leaves: list[_Leaf], constant: Any) -> tuple[_Leaf, bool]:
    """The kind of object that a value is, and whether it is of no known kind: then any, whose tag can be compared."""
    right = []
    for leaf in leaves:
        tags = {name: word for name in leaf.properties if (word := constant(leaf, name)) is not None}
        if all(value.get(name) == word for name, word in tags.items()):
            right.append((bool(tags), leaf))
    if not right:
        return leaves[0], len(leaves) > 1
    named = [leaf for is_tagged, leaf in right if is_tagged]
    plain = named or [leaf for _, leaf in right]
    return max(plain, key=lambda leaf: len(leaf.properties.keys() & value.keys())), False


def _mapped(leaf: _Leaf) -> object:
    """What the contract says of further keys: None if it names all keys, else a schema, or True for anything."""
    extra = leaf.schema.get("additionalProperties")
    if extra is None or extra is False:
        return None if leaf.properties else True
    return extra


def _words(leaf: _Leaf) -> list[str]:
    return [leaf.schema["const"]] if "const" in leaf.schema else leaf.schema.get("enum", [])


def _types(schema: Mapping[str, Any]) -> Iterator[str]:
    given = schema.get("type")
    kinds = given if isinstance(given, list) else [given] if given else []
    if not kinds:
        kinds = [_type_of(value, []) for value in ([schema["const"]] if "const" in schema else schema.get("enum", []))]
    if not kinds and schema.keys() & {"properties", "additionalProperties"}:
        kinds = ["object"]
    for kind in kinds:
        if kind == "string" and schema.get("format") == "date-time":
            yield "date-time"
        else:
            yield kind


def _type_of(value: object, leaves: list[_Leaf]) -> str:
    """The type of a value, in the words of the contract where it fits them."""
    allowed = {kind for leaf in leaves for kind in leaf.types}
    if isinstance(value, str) and "date-time" in allowed and _is_time(value):
        return "date-time"
    is_whole = isinstance(value, float) and value.is_integer()
    kind = "integer" if is_whole else _TYPES[type(value).__name__]
    return "number" if kind == "integer" and "integer" not in allowed and "number" in allowed else kind


def _is_time(text: str) -> bool:
    """Whether a text is a time as RFC 3339 writes it."""
    if not _TIME.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True
