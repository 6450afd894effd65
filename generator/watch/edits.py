"""Writes differences into the YAML files of the contract: what needs no judgement as it is, all else as questions."""

import re
import tempfile
from pathlib import Path
from typing import Any

from ..contract import Contract, Pointer, contract_files, load_files
from ..lint.todo import TODO
from .contract_files import ContractFiles
from .differences import (
    Comparison,
    Difference,
    NewField,
    NewKind,
    NewOperation,
    NewParameter,
    NewValue,
    NewWebhook,
)
from .document import Document
from .skeleton_schemas import SchemaSkeletons, pascal
from .skeletons import Skeletons

ANSWER = "change it here, or accept the deviation in generator/watch/deviations.yaml"


def edited(folder: Path, contract: Contract, source: Document, comparison: Comparison) -> dict[str, str]:
    """The new text of each file that changes, by its name. Raises ContractError if the result could not be read."""
    files = ContractFiles(folder, contract)
    schemas = SchemaSkeletons(source, contract, comparison)
    writer = _Writer(files, contract, schemas, Skeletons(source, contract, schemas))
    for difference in comparison.found:
        writer.write(difference)
    writer.write_questions()
    texts = files.texts()
    with tempfile.TemporaryDirectory(prefix="twelvelabs-watch-") as scratch:
        names = {file.name for file in folder.glob("*.yaml")} | texts.keys()
        for name in names:
            text = texts[name] if name in texts else (folder / name).read_text(encoding="utf-8")
            (Path(scratch) / name).write_text(text, encoding="utf-8")
        load_files(contract_files(Path(scratch)))
    return texts


class _Writer:
    """Turns differences into insertions."""

    def __init__(
        self, files: ContractFiles, contract: Contract, schemas: SchemaSkeletons, skeletons: Skeletons
    ) -> None:
        self._files, self._contract = files, contract
        self._schemas, self._skeletons = schemas, skeletons
        self._questions: dict[Pointer, list[str]] = {}
        self._written: set[str] = set()
        self._new_parameters: dict[Pointer, list[Any]] = {}

    def write(self, difference: Difference) -> None:
        """Write one difference."""
        change = difference.change
        if isinstance(change, NewValue) and self._is_plain(change):
            self._value(change)
        elif isinstance(change, NewField) and (fields := self._fields_at(change.owner_at)):
            self._field(change, fields)
        elif isinstance(change, NewParameter):
            self._parameter(change)
        elif isinstance(change, NewKind) and (members := self._members_at(change.union_at)):
            self._kind(change, members)
        elif isinstance(change, NewOperation):
            path = next((p for p in self._contract.document["paths"] if _alike(p, change.path)), change.path)
            node = self._skeletons.operation(path, change.verb, change.operation)
            name = self._files.for_path(path)
            self._files.insert(name, ("paths", path, change.verb), node)
            self._components(name)
        elif isinstance(change, NewWebhook):
            node = self._skeletons.webhook(change.name, change.webhook)
            known = self._contract.document.get("webhooks", {})
            name = self._files.at(("webhooks", next(iter(known)))) if known else "webhooks.yaml"
            self._files.insert(name, ("webhooks", change.name, "post"), node)
            self._components(name)
        else:
            self._ask(difference.at, f"{difference.line}: {ANSWER}")

    def _ask(self, at: Pointer, question: str) -> None:
        self._questions.setdefault(at, []).append(question)

    def write_questions(self) -> None:
        """Write the questions about nodes that exist, each to the nearest mapping."""
        for at, questions in self._questions.items():
            text = self._files.opened(self._files.at(at))
            text.add(at, TODO, questions, is_first=True)

    def _is_plain(self, change: NewValue) -> bool:
        """Whether the name of the member follows from the value."""
        owner = self._node(change.enum_at[:-1])
        known = {re.sub(r"\W+", "_", value).upper() for value in owner["enum"]}
        is_new = re.sub(r"\W+", "_", change.value).upper() not in known
        return is_new and change.value[:1].isalpha() and "x-enum-varnames" not in owner

    def _value(self, change: NewValue) -> None:
        values = self._node(change.enum_at)
        index = values.index(change.after) + 1 if change.after else 0
        self._files.opened(self._files.at(change.enum_at)).append(change.enum_at, change.value, before=index)

    def _fields_at(self, owner: Pointer) -> Pointer | None:
        """The mapping of the fields of an object of the contract; None if there is no such single place."""
        node = self._node(owner)
        if "properties" in node:
            return (*owner, "properties")
        own = [(*owner, "allOf", index) for index, part in enumerate(node.get("allOf", [])) if "properties" in part]
        return (*own[0], "properties") if len(own) == 1 else None

    def _field(self, change: NewField, fields: Pointer) -> None:
        owner = str(change.owner_at[2]) if change.owner_at[:1] == ("components",) else ""
        node = self._schemas.field(change.nodes, f"{owner}{pascal(change.name)}", is_sent=change.is_sent)
        if change.required:
            node[TODO].append("the source requires it: add it to required, if a client relies on it")
        name = self._files.at(fields)
        after = change.after if change.after in self._node(fields) else None
        self._files.opened(name).add(fields, change.name, node, after=after)
        self._components(name)

    def _parameter(self, change: NewParameter) -> None:
        node = self._skeletons.parameter(change.parameter)
        if change.parameter.is_required:
            node.setdefault(TODO, []).append("the source requires it")
        at = (*change.operation_at, "parameters")
        name = self._files.at(change.operation_at)
        text = self._files.opened(name)
        if text.has(at):
            index = int(change.after[-1]) + 1 if change.after[:-1] == at else None
            text.append(at, node, before=index)
        else:
            self._files.insert(name, at, [*self._new_parameters.setdefault(at, []), node])
            self._new_parameters[at].append(node)
        self._components(name)

    def _members_at(self, union: Pointer) -> Pointer | None:
        keys = [key for key in ("oneOf", "anyOf") if key in self._node(union)]
        return (*union, keys[0]) if len(keys) == 1 else None

    def _kind(self, change: NewKind, members: Pointer) -> None:
        reference = self._schemas.kind(change.leaf, change.tag, pascal(change.value), is_sent=change.is_sent)
        known = self._node(members)
        last = self._contract.resolve(known[-1])
        is_other = bool(last.get("properties")) and change.tag not in last.get("required", [])
        is_other = is_other or "const" not in last.get("properties", {}).get(change.tag, {"const": ""})
        name = self._files.at(members)
        self._files.opened(name).append(members, reference, before=len(known) - 1 if is_other else None)
        self._components(name)

    def _components(self, name: str) -> None:
        """Write the components that a skeleton needed to the file that it is in."""
        for component, schema in self._schemas.components.items():
            if component not in self._written:
                self._written.add(component)
                self._files.insert(name, ("components", "schemas", component), schema)

    def _node(self, at: Pointer) -> Any:
        node: Any = self._contract.document
        for step in at:
            node = node[step]
        return node


def _alike(path: str, other: str) -> bool:
    """Whether two paths differ in the names of their parameters only."""
    return re.sub(r"{.*?}", "{}", path) == re.sub(r"{.*?}", "{}", other)
