"""What a program does with the modules of the vendor's SDK, before any of it is changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import libcst as cst
from libcst.metadata import CodeRange, PositionProvider, QualifiedName, QualifiedNameProvider, QualifiedNameSource

from .names import VENDOR, own_path, place


def dotted(node: cst.BaseExpression | None) -> list[str]:
    """The parts of a dotted name, such as a.b.c; empty for any other expression."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.insert(0, node.attr.value)
        node = node.value
    return [node.value, *parts] if isinstance(node, cst.Name) else []


def root_of(node: cst.BaseExpression) -> cst.BaseExpression:
    """The leftmost part of a dotted name."""
    while isinstance(node, cst.Attribute):
        node = node.value
    return node


def line_of(visitor: cst.MetadataDependent, node: cst.CSTNode) -> int:
    """The line of a node, from 1."""
    return cast("CodeRange", visitor.metadata[PositionProvider][node]).start.line


@dataclass
class Uses:
    """The uses of the vendor's modules in a file."""

    paths: dict[tuple[str, str], list[tuple[str, int]]] = field(default_factory=dict)
    """The full path and the line of each use, by the module and the local name that stands for it."""
    is_rebound: bool = False
    """Whether the name `twelvelabs` must stay: it is also given to something else, such as None if the SDK is not
    installed, or is global."""

    def of(self, module: str, local: str) -> list[tuple[str, int]]:
        """The path and the line of each use of a module under this name."""
        return self.paths.get((module, local), [])

    def lost(self, module: str, local: str) -> list[tuple[str, int]]:
        """The uses that cannot be carried over."""
        return [(path, line) for path, line in self.of(module, local) if own_path(path) is None]


class UseFinder(cst.CSTVisitor):
    """Finds the uses of names. Keywords of calls, attributes and the imports themselves are not uses."""

    METADATA_DEPENDENCIES = (QualifiedNameProvider, PositionProvider)

    def __init__(self) -> None:
        super().__init__()
        self.uses = Uses()
        self.chains: dict[cst.CSTNode, tuple[str, list[str]]] = {}
        """For each dotted name that begins with a vendor's module: that module, and the parts as they are written."""
        self._skipped: set[cst.CSTNode] = set()

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_NameItem(self, node: cst.NameItem) -> bool:
        """A name of a global or nonlocal statement."""
        self.uses.is_rebound = self.uses.is_rebound or node.name.value == VENDOR
        return False

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None:
            self._skipped.add(node.keyword)

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        parts = dotted(node)
        if not parts:
            self._skipped.add(node.attr)
            return True
        self._found(node, root_of(node), parts)
        return False

    def visit_Name(self, node: cst.Name) -> None:
        if node not in self._skipped:
            self._found(node, node, [node.value])

    def _found(self, node: cst.BaseExpression, root: cst.BaseExpression, parts: list[str]) -> None:
        meanings: set[QualifiedName] = set(self.get_metadata(QualifiedNameProvider, root, set()) or ())
        modules = [each.name for each in meanings if each.source is QualifiedNameSource.IMPORT]
        module = next((name for name in modules if f"{name}.".startswith(f"{VENDOR}.")), None)
        if parts[0] == VENDOR and 0 < len(modules) < len(meanings):
            self.uses.is_rebound = True
        if module is None or place(module).name:
            return
        path = ".".join([module, *parts[1:]])
        line = line_of(self, node)
        self.uses.paths.setdefault((module, parts[0]), []).append((path, line))
        self.chains[node] = module, parts
