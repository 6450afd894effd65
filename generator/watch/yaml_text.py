"""Insertions into the text of one YAML file. Everything else keeps its bytes, such as comments and line breaks."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from ..contract import Pointer

WIDTH = 120
MAX_FLOW = 90
ROOT = "root"
ALWAYS_BLOCK = frozenset({"properties", "responses", "content", "parameters", "x-todo", ROOT})


ORDER = {"parameters": ("requestBody", "responses"), "paths": ("components",)}
"""The keys before which a key stands."""


def _place(key: str, keys: list[str]) -> int:
    return min((keys.index(later) for later in ORDER.get(key, ()) if later in keys), default=len(keys))


class YamlText:
    """The text of one file. Insertions are collected, and `text` applies them all at once."""

    def __init__(self, text: str) -> None:
        self._text = text if text.endswith("\n") else f"{text}\n"
        self._root = YAML(typ="rt", pure=True).compose(self._text)
        self._insertions: list[tuple[int, str]] = []

    def has(self, at: Pointer) -> bool:
        """Whether the file has a node at this place."""
        return self._find(at) is not None

    def append(self, at: Pointer, value: Any, before: int | None = None) -> None:
        """Add an item to a sequence: at its end, or before the item of that index."""
        node = self._sequence(at)
        if node.flow_style:
            self._into_flow(node, _flow(value), before)
            return
        column = node.start_mark.column
        lines = block([value], column)
        if before is not None and before < len(node.value):
            self._before_line(node.value[before].start_mark.index, lines)
        else:
            self._after(node, lines)

    def add(self, at: Pointer, key: str, value: Any, *, after: str | None = None, is_first: bool = False) -> None:
        """Add a key to a mapping: after one of its keys, as the first, at its place in ORDER, or at the end."""
        node = self._mapping(at)
        keys = [str(name.value) for name, _ in node.value]
        index = 0 if is_first else keys.index(after) + 1 if after in keys else _place(key, keys)
        if node.flow_style:
            self._into_flow(node, _flow({key: value})[1:-1], index)
            return
        lines = block({key: value}, node.value[0][0].start_mark.column)
        if index < len(keys) and after not in keys:
            self._before_line(node.value[index][0].start_mark.index, lines)
        else:
            self._after(node.value[index - 1][1], lines)

    @property
    def text(self) -> str:
        """The text with all insertions; those at one place are in the order in which they were made."""
        parts, start = [], 0
        for offset, inserted in sorted(self._insertions, key=lambda one: one[0]):
            parts += [self._text[start:offset], inserted]
            start = offset
        return "".join([*parts, self._text[start:]])

    def _sequence(self, at: Pointer) -> SequenceNode:
        node = self._find(at)
        if not isinstance(node, SequenceNode):
            raise TypeError(f"{at} is not a sequence")
        return node

    def _mapping(self, at: Pointer) -> MappingNode:
        node = self._find(at)
        if not isinstance(node, MappingNode):
            raise TypeError(f"{at} is not a mapping")
        return node

    def _find(self, at: Pointer) -> Node | None:
        node: Node | None = self._root
        for key in at:
            if isinstance(node, MappingNode):
                node = next((value for name, value in node.value if name.value == str(key)), None)
            elif isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
            else:
                return None
        return node

    def _into_flow(self, node: SequenceNode | MappingNode, text: str, index: int | None) -> None:
        """Insert into [...] or {...}, on a new line if the line would become too long."""
        at_end = index is None or index >= len(node.value)
        if not node.value:
            self._insertions.append((node.end_mark.index - 1, text))
            return
        if at_end:
            last = node.value[-1]
            offset = (last[1] if isinstance(last, tuple) else last).end_mark.index
        else:
            first = node.value[index or 0]
            offset = (first[0] if isinstance(first, tuple) else first).start_mark.index
        start = self._text.rfind("\n", 0, offset) + 1
        end = self._text.find("\n", offset)
        line = self._text[start:end]
        gap = " "
        if len(line) + len(text) + 2 > WIDTH and len(text) < WIDTH:
            gap = "\n" + " " * (len(line) - len(line.lstrip()) + 2)
        self._insertions.append((offset, f",{gap}{text}" if at_end else f"{text},{gap}"))

    def _before_line(self, offset: int, lines: str) -> None:
        """Insert above a line and the comments that belong to it."""
        start = self._text.rfind("\n", 0, offset) + 1
        while start and self._text[self._text.rfind("\n", 0, start - 1) + 1 : start].lstrip().startswith("#"):
            start = self._text.rfind("\n", 0, start - 1) + 1
        self._insertions.append((start, lines))

    def _after(self, node: Node, lines: str) -> None:
        """Insert after the line on which a node ends."""
        end = self._text.find("\n", self._end(node))
        self._insertions.append((end + 1, lines))

    def _end(self, node: Node) -> int:
        """The offset behind the last character of a node. Marks of block nodes lie behind blank lines and comments."""
        if isinstance(node, MappingNode) and not node.flow_style and node.value:
            return self._end(node.value[-1][1])
        if isinstance(node, SequenceNode) and not node.flow_style and node.value:
            return self._end(node.value[-1])
        end: int = node.end_mark.index
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            return len(self._text[:end].rstrip())
        return end


def _styled(value: Any, *, is_flow: bool, key: str = "") -> Any:
    """A value with the styles of the contract: what is short is on one line."""
    if isinstance(value, dict):
        mapping = CommentedMap({_key(k): _styled(_single(k, one), is_flow=is_flow, key=k) for k, one in value.items()})
        if is_flow or (key not in ALWAYS_BLOCK and not _holds(value, ALWAYS_BLOCK) and len(_flow(value)) < MAX_FLOW):
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq([_styled(inner, is_flow=is_flow) for inner in value])
        if is_flow or all(isinstance(inner, str) and " " not in inner for inner in value):
            sequence.fa.set_flow_style()
        return sequence
    return value


def _single(key: str, value: Any) -> Any:
    """One question needs no list."""
    return value[0] if key == "x-todo" and len(value) == 1 else value


def _holds(value: Any, keys: frozenset[str]) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(value, dict) and bool(keys & value.keys())) or any(_holds(one, keys) for one in inner)


def _key(key: Any) -> Any:
    return SingleQuotedScalarString(key) if isinstance(key, str) and key[:1].isdigit() else key


def _dump(value: Any) -> str:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = WIDTH * 4
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(
        type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def _flow(value: Any) -> str:
    if not isinstance(value, dict | list):
        return _dump([value]).strip().removeprefix("- ").strip()
    return " ".join(_dump(_styled(value, is_flow=True)).split("\n")).strip()


def block(value: Any, column: int) -> str:
    """The lines of a mapping, or of the one item of a sequence, indented."""
    if isinstance(value, list):
        text = _dump(CommentedSeq([_styled(value[0], is_flow=False)]))
        lines = text.splitlines()
        shift = len(lines[0]) - len(lines[0].lstrip())
        lines = [line[shift:] for line in lines]
    else:
        mapping = _styled(value, is_flow=False, key=ROOT)
        lines = _dump(mapping).splitlines()
    return "".join(f"{' ' * column}{line}\n" if line else "\n" for line in lines)
