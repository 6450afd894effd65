"""The curated contract: several YAML files read as one OpenAPI document, each node with its file and line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

METHODS = ("get", "put", "post", "delete", "patch")
REF = "#/components/"

Pointer: TypeAlias = tuple[str | int, ...]
"""The keys that lead from the root of the document to a node."""


@dataclass(frozen=True)
class Problem:
    """Something wrong with the contract, and where."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ContractError(Exception):
    """The contract cannot be used. `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass
class Contract:
    """The merged document, and where each of its nodes stands."""

    document: dict[str, Any] = field(default_factory=dict)
    places: dict[Pointer, str] = field(default_factory=dict)

    def place(self, pointer: Pointer) -> str:
        """File and line of a node, or of the nearest node around it."""
        for length in range(len(pointer), 0, -1):
            if found := self.places.get(pointer[:length]):
                return found
        return "openapi"

    def resolve(self, node: Any) -> Any:
        """The node that a reference leads to; any other node as it is."""
        while isinstance(node, dict) and isinstance(ref := node.get("$ref"), str):
            node = self.document
            for key in ref.removeprefix("#/").split("/"):
                node = node[key]
        return node

    def operations(self) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """Each operation with its pointer ("paths", path, method)."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if isinstance(item, dict) and method in item:
                    yield ("paths", path, method), item[method]

    def parameters(self, pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """The parameters of an operation, those of its path first, resolved."""
        path, operation = pointer[:2], pointer
        for owner in (path, operation):
            node = self.document["paths"][pointer[1]]
            node = node[pointer[2]] if owner is operation else node
            for index, parameter in enumerate(node.get("parameters", [])):
                yield (*owner, "parameters", index), self.resolve(parameter)


def load(folder: Path) -> Contract:
    """Read all files of the folder as one document.

    Raises ContractError for broken YAML and for anything that two files define.
    """
    contract = Contract()
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ContractError([Problem(str(folder), "there are no .yaml files")])
    problems: list[Problem] = []
    for file in files:
        try:
            content = YAML(typ="rt").load(file)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            problems.append(Problem(f"{_shown(file)}:{line}", f"{error.problem or error.context}".strip()))
            continue
        if not isinstance(content, CommentedMap):
            problems.append(Problem(_shown(file), "a mapping is expected"))
            continue
        _merge(contract, content, _shown(file), (), problems)
    if problems:
        raise ContractError(problems)
    return contract


def _shown(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _merge(contract: Contract, part: CommentedMap, file: str, at: Pointer, problems: list[Problem]) -> None:
    """Put the keys of one mapping of one file into the document. Sections that files share are merged key by key."""
    target: Any = contract.document
    for key in at:
        target = target.setdefault(key, {})
    for key, value in part.items():
        pointer = (*at, key)
        place = f"{file}:{part.lc.key(key)[0] + 1}"
        is_section = pointer in (("paths",), ("components",)) or (len(at) == 1 and at[0] == "components")
        if is_section and isinstance(value, CommentedMap):
            contract.places.setdefault(pointer, place)
            _merge(contract, value, file, pointer, problems)
        elif key in target:
            problems.append(Problem(place, f"{key} is also defined in {contract.places[pointer]}"))
        else:
            contract.places[pointer] = place
            target[key] = _plain(contract, value, file, pointer)


def _plain(contract: Contract, node: Any, file: str, at: Pointer) -> Any:
    """A node without ruamel's types, with the places of all it holds noted."""
    if isinstance(node, CommentedMap):
        plain = {}
        for key, value in node.items():
            contract.places[(*at, key)] = f"{file}:{node.lc.key(key)[0] + 1}"
            plain[key] = _plain(contract, value, file, (*at, key))
        return plain
    if isinstance(node, CommentedSeq):
        items = []
        for index, value in enumerate(node):
            contract.places[(*at, index)] = f"{file}:{node.lc.item(index)[0] + 1}"
            items.append(_plain(contract, value, file, (*at, index)))
        return items
    if isinstance(node, bool) or node is None:
        return node
    for kind in (int, float, str):
        if isinstance(node, kind):
            return kind(node)
    raise ContractError([Problem(contract.place(at), f"{node!r} must be quoted: it is read as {type(node).__name__}")])
