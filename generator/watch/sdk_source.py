"""The modules of the vendor's SDK as syntax trees. Nothing of it is imported or run."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..errors import GenerationError


@dataclass(frozen=True)
class Symbol:
    """A class or an alias, and the module that defines it."""

    module: str
    name: str
    node: ast.ClassDef | ast.expr


class Modules:
    """The modules of one package by their dotted names, relative to the package."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._trees: dict[str, ast.Module] = {}
        for path, text in texts.items():
            try:
                self._trees[_dotted(path)] = ast.parse(text)
            except (SyntaxError, ValueError) as error:
                raise GenerationError(f"{path} of the vendor's SDK is not valid Python: {error}.") from error
        self._packages = {_dotted(path) for path in texts if path.rsplit("/", 1)[-1] == "__init__.py"}

    def clients(self) -> Iterator[tuple[str, ast.ClassDef]]:
        """The synchronous clients that make the requests, each with its module."""
        for module, tree in sorted(self._trees.items()):
            for node in tree.body:
                if isinstance(node, ast.ClassDef) and node.name.startswith("Raw") and node.name.endswith("Client"):
                    yield module, node

    def find(self, module: str, name: str) -> Symbol | None:
        """What a name stands for in a module; None for what the package does not define."""
        seen: set[tuple[str, str]] = set()
        while (module, name) not in seen:
            seen.add((module, name))
            if (node := self._defined.get(module, {}).get(name)) is not None:
                return Symbol(module, name, node)
            if (module, name) not in self._imported:
                return None
            module, name = self._imported[module, name]
        return None

    def classes(self) -> Iterator[Symbol]:
        """All classes of the package."""
        for module, names in sorted(self._defined.items()):
            for name, node in names.items():
                if isinstance(node, ast.ClassDef):
                    yield Symbol(module, name, node)

    @cached_property
    def _defined(self) -> dict[str, dict[str, ast.ClassDef | ast.expr]]:
        return {module: dict(_definitions(tree)) for module, tree in self._trees.items()}

    @cached_property
    def _imported(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Where an imported name comes from: (module, name) to (module, name)."""
        found = {}
        for module, tree in self._trees.items():
            for node in ast.walk(tree):
                if isinstance(node, ast.ImportFrom) and node.level:
                    source = self._absolute(module, node)
                    for alias in node.names:
                        found[module, alias.asname or alias.name] = (source, alias.name)
        return found

    def _absolute(self, module: str, node: ast.ImportFrom) -> str:
        parts = module.split(".") if module else []
        up = node.level - (module in self._packages)
        parts = parts[: len(parts) - up]
        return ".".join([*parts, *([node.module] if node.module else [])])


def _dotted(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".").removesuffix("__init__").removesuffix(".")


def _definitions(tree: ast.Module) -> Iterator[tuple[str, ast.ClassDef | ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
