"""The YAML files of a contract while they are edited: which file holds or gets a node, and the new texts."""

import itertools
from pathlib import Path
from typing import Any

from ..contract import Contract, ContractError, Pointer, contract_files, load_files
from ..lint.shape import malformed
from .yaml_text import YamlText, block


def read_contract(folder: Path) -> Contract:
    """The contract as it is written, where objects do not have the fields that they inherit.

    Raises ContractError if it cannot be read, or if its nodes do not have the shapes that the comparison relies on.
    """
    contract = load_files(contract_files(folder))
    if problems := malformed(contract):
        raise ContractError(problems)
    return contract


class ContractFiles:
    """The files of a contract, opened when they are first needed."""

    def __init__(self, folder: Path, contract: Contract) -> None:
        self._folder, self._contract = folder, contract
        self._open: dict[str, YamlText] = {}
        self._added: dict[str, dict[str | int, Any]] = {}

    def at(self, pointer: Pointer) -> str:
        """The name of the file that holds a node."""
        return self._contract.place(pointer).split(":")[0].rsplit("/", 1)[-1]

    def opened(self, name: str) -> YamlText:
        """An existing file."""
        if name not in self._open:
            self._open[name] = YamlText((self._folder / name).read_text(encoding="utf-8"))
        return self._open[name]

    def for_path(self, path: str) -> str:
        """The file with the paths that have most in common with this one; a new one if none has."""
        best = max(self._contract.document["paths"], key=lambda other: _common(path, other))
        if _common(path, best):
            return self.at(("paths", best))
        return f"{_steps(path)[0].replace('-', '_')}.yaml"

    def insert(self, name: str, at: Pointer, value: Any) -> None:
        """Add a node to a file. The mappings around it, and the file, are made if they are missing."""
        target = self._added.setdefault(name, {})
        for step in at[:-1]:
            target = target.setdefault(step, {})
        target[at[-1]] = value

    def texts(self) -> dict[str, str]:
        """The text of each file that was opened or made."""
        made = {}
        for name, content in self._added.items():
            if (self._folder / name).exists():
                _add(self.opened(name), (), content)
            else:
                made[name] = f"# New: say in one line what this file describes.\n{block(content, 0)}"
        return {**{name: text.text for name, text in self._open.items()}, **made}


def _add(text: YamlText, at: Pointer, content: dict[str | int, Any]) -> None:
    for key, value in content.items():
        if text.has((*at, key)):
            _add(text, (*at, key), value)
        else:
            text.add(at, str(key), value)


def _steps(path: str) -> list[str]:
    return path.strip("/").replace(":", "/").split("/")


def _common(path: str, other: str) -> int:
    """The number of steps that two paths begin with."""
    pairs = zip(_steps(path), _steps(other), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
