"""Takes things out of the YAML files of a contract, as if the vendor had not published them yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.contract import Contract, Pointer
from generator.watch.contract_files import read_contract

SCHEMAS = ("components", "schemas")


class Rollback:
    """Cuts of the files of one folder, all made at once by `write`."""

    def __init__(self, folder: Path) -> None:
        self.contract: Contract = read_contract(folder)
        self._folder = folder
        self._texts: dict[Path, str] = {}
        self._roots: dict[Path, Node] = {}
        self._cuts: dict[Path, list[tuple[int, int, str]]] = {}

    def remove(self, at: Pointer) -> None:
        """Remove a key of a mapping or an item of a sequence; a mapping or sequence without others goes as well."""
        file, parent = self._opened(at[:-1], self._file(at))
        assert isinstance(parent, MappingNode | SequenceNode)
        if len(parent.value) == 1:
            self.remove(at[:-1])
            return
        entries = [entry if isinstance(entry, tuple) else (entry, entry) for entry in parent.value]
        index = (
            int(at[-1]) if isinstance(parent, SequenceNode) else [str(k.value) for k, _ in entries].index(str(at[-1]))
        )
        start, end = entries[index][0].start_mark.index, self._end(file, entries[index][1])
        text = self._texts[file]
        if not parent.flow_style:
            start, end = text.rfind("\n", 0, start) + 1, text.find("\n", end) + 1
        elif index:
            start = self._end(file, entries[index - 1][1])
        else:
            end = entries[1][0].start_mark.index
        self._cuts[file].append((start, end, ""))

    def replace(self, at: Pointer, new: str) -> None:
        """Write another value in place of a node."""
        file, node = self._opened(at, self._file(at))
        self._cuts[file].append((node.start_mark.index, self._end(file, node), new))

    def write(self) -> None:
        """Write the files."""
        for file, text in self._texts.items():
            for start, end, new in sorted(self._cuts[file], reverse=True):
                text = text[:start] + new + text[end:]
            file.write_text(text, encoding="utf-8")

    def _file(self, at: Pointer) -> Path:
        return self._folder / self.contract.place(at).split(":")[0].rsplit("/", 1)[-1]

    def _opened(self, at: Pointer, file: Path) -> tuple[Path, Node]:
        if file not in self._texts:
            self._texts[file] = file.read_text(encoding="utf-8")
            self._roots[file] = YAML(pure=True).compose(self._texts[file])
            self._cuts[file] = []
        node = self._roots[file]
        for key in at:
            if isinstance(node, MappingNode):
                node = next(value for name, value in node.value if name.value == str(key))
            else:
                node = node.value[key]
        return file, node

    def _end(self, file: Path, node: Node) -> int:
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
            last = node.value[-1]
            return self._end(file, last[1] if isinstance(last, tuple) else last)
        end: int = node.end_mark.index
        return len(self._texts[file][:end].rstrip()) if isinstance(node, ScalarNode) else end


def remove_unused(folder: Path) -> None:
    """Remove the components that nothing refers to any more."""
    rollback = Rollback(folder)
    document = rollback.contract.document
    while unused := list(_unused(document)):
        for kind, name in unused:
            del document["components"][kind][name]
            rollback.remove(("components", kind, name))
    rollback.write()


def _unused(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    used = {*references(document)}
    for kind in ("schemas", "parameters", "responses"):
        yield from ((kind, name) for name in document["components"][kind] if f"#/components/{kind}/{name}" not in used)


def references(node: Any) -> Iterator[str]:
    """Each reference within a node."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def roll_back(folder: Path, lines: list[str], replaced: dict[str, list[tuple[Pointer, str]]]) -> None:
    """Undo each of these lines of the watcher; `replaced` has the earlier text for those that are not just removed."""
    rollback = Rollback(folder)
    contract = rollback.contract
    operations = {str(operation["operationId"]): at for at, operation in contract.operations()}
    for line in lines:
        where, what = line.split(": ", 1)
        operation, _, rest = where.partition(" ")
        schema, _, name = where.partition(".")
        if line in replaced:
            for at, text in replaced[line]:
                rollback.replace(at, text)
        elif what.startswith("value "):
            value = what.split()[1]
            rollback.remove((*SCHEMAS, schema, "enum", contract.schemas[schema]["enum"].index(value)))
        elif what.startswith("the kind with "):
            rollback.remove(_member(contract, operations[operation], *what.split()[3:5]))
        elif rest.isdigit():
            rollback.remove((*operations[operation], "responses", rest))
        elif where in operations:
            rollback.remove(operations[where])
        else:
            rollback.remove((*SCHEMAS, schema, "properties", name))
    rollback.write()
    remove_unused(folder)


def _member(contract: Contract, operation: Pointer, tag: str, value: str) -> Pointer:
    """The member of the union of events of an operation."""
    at = (*operation, "responses", "200", "content", "text/event-stream", "schema", "anyOf")
    node: Any = contract.document
    for key in at:
        node = node[key]
    members = [contract.resolve(member)["properties"][tag].get("const") for member in node]
    return (*at, members.index(value))
