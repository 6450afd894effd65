"""Types as text, as they stand in signatures: by the names of classes, and of aliases where a union has one.

It reads the types of the client at run time, where an alias is no more than its members.
"""

import ast
import builtins
import inspect
import sys
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType, NoneType, UnionType
from typing import Any

OURS = ("twelvelabs_client", "twelvelabs_lowlevel")
Namer = Callable[[str, str], str]
"""How a name of a module is written, from the module and the name."""


class Annotations:
    """Writes types with the aliases of all modules that have been imported."""

    def __init__(self) -> None:
        self._aliases: list[tuple[frozenset[Any], str, str]] = []
        for module in [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] in OURS]:
            unions = {name: _members(value) for name, value in vars(module).items() if _is_alias(name, value)}
            assigned = set(_assigned(module)) if unions else set[str]()
            self._aliases += [
                (frozenset(members), module.__name__, name)
                for name, members in unions.items()
                if name in assigned and not any(typing.get_origin(member) is typing.Literal for member in members)
            ]

    def text(self, annotation: Any, named: Namer, scope: Mapping[str, Any]) -> str:
        """A type as text. Of two aliases of the same members, the one that `scope` has is taken."""
        origin, members = typing.get_origin(annotation), typing.get_args(annotation)
        if _is_union(annotation):
            return self._union(list(members), named, scope)
        if origin is typing.Literal:
            return f"{named('typing', 'Literal')}[{', '.join(map(repr, members))}]"
        if isinstance(annotation, list):  # the arguments of a callable
            return f"[{', '.join(self.text(member, named, scope) for member in annotation)}]"
        if origin is not None:
            items = ", ".join(self.text(member, named, scope) for member in members)
            return f"{self.text(origin, named, scope)}[{items}]"
        if annotation in (None, NoneType):
            return "None"
        if annotation is Ellipsis:
            return "..."
        if isinstance(annotation, typing.TypeVar):
            return named(annotation.__module__, annotation.__name__)
        if isinstance(annotation, type) and annotation.__module__ == "builtins":
            (name, module), *_ = [(n, m) for m in (builtins, types) for n, v in vars(m).items() if v is annotation]
            return named(module.__name__, name)
        if isinstance(annotation, type):
            return named(annotation.__module__, annotation.__qualname__)
        if annotation in (Any, typing.Self):
            return named("typing", str(annotation).removeprefix("typing."))
        raise TypeError(f"{annotation!r} cannot be written as text")

    def _union(self, members: list[Any], named: Namer, scope: Mapping[str, Any]) -> str:
        """The aliases of as many members as possible, then the others, in the order of the members."""
        open_, parts = set(members), dict[int, str]()
        fitting = [(alias, module, name) for alias, module, name in self._aliases if alias <= open_]
        # What is accepted for a model looks like the model or any mapping: only the scope tells them apart.
        fitting = [
            each for each in fitting if each[2] in scope or not each[1].startswith("twelvelabs_lowlevel.models.")
        ]
        for alias, module, name in sorted(fitting, key=lambda each: (each[2] not in scope, -len(each[0]))):
            if open_ & {member for member in alias if typing.get_origin(member) is None}:
                parts[min(members.index(member) for member in open_ & alias)] = named(module, name)
                open_ -= alias
        parts |= {members.index(member): self.text(member, named, scope) for member in open_}
        return " | ".join(parts[place] for place in sorted(parts))


def _is_union(annotation: Any) -> bool:
    return typing.get_origin(annotation) is typing.Union or isinstance(annotation, UnionType)


def _is_alias(name: str, value: Any) -> bool:
    return _is_union(value) and not name.startswith("_")


def _members(union: Any) -> Sequence[Any]:
    return typing.get_args(union)


def _assigned(module: ModuleType) -> Iterator[str]:
    """The names that a module assigns, rather than imports."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        yield from (target.id for target in targets if isinstance(target, ast.Name))
