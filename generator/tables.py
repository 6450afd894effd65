"""Adds to the client's tables the methods that the contract names and the client lacks, each as one line.

The tables stay handwritten code: what is added is a beginning, such as a table for a new resource, that may be changed.
What a line cannot say, such as a stream, is left to write by hand, and reported.
"""

import ast
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from .contract import JSON, Contract, Pointer
from .errors import GenerationError
from .lifecycles import LIFECYCLE

_WAIT = '''
    @operation
    def wait_until_ready(
        self,
        {arguments}
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[{model}], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[{model}]:
        """Wait until the work on the {kind} is done, and return it.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            {descriptions}
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with it after each poll, including the first and the last. If it raises, the wait ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The work has failed; `last` is the {kind}.
            WaitTimeoutError: The work is not done in time; `last` is the {kind} as last seen. It continues.
        """
        request = {operation}.request({names}, request_options=request_options)
        return wait_until_done("{kind}", {name}, request, self._config, timeout=timeout, on_update=on_update)
'''
_WAIT_IMPORTS = """
from collections.abc import Callable
from twelvelabs_lowlevel.models.{module} import {model}
from twelvelabs_lowlevel.requests import RequestOptions
from .._binding.resource import operation
from .._flows.effects import Flow
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done
"""

CLIENT = Path("overlay/twelvelabs_client/client.py")
RESOURCES = Path("overlay/twelvelabs_client/resources")

_TABLE = '''"""client.{path}: {description}"""

from __future__ import annotations

from .._binding.resource import AsyncResource, Resource, SyncResource


class _{name}(Resource):
    ...


class {name}(_{name}, SyncResource):
    """{description}"""


class Async{name}(_{name}, AsyncResource):
    """{description}"""
'''


def add_missing(root: Path, contract: Contract) -> list[str]:
    """Add what is missing in the client of the project at this path. Returns what was done or is left, a line each."""
    tables = _Tables(root, contract)
    for at, operation in contract.operations():
        for key in ("x-method", "x-stream-method"):
            if key in operation and not tables.has(operation[key]):
                tables.add(at, operation, operation[key])
    for _, operation in contract.operations():
        if "202" in operation["responses"] and "x-method" in operation:
            tables.add_wait(operation["x-method"].rpartition(".")[0])
    tables.write()
    return tables.report


@dataclass
class _Source:
    """One module, while it is edited."""

    path: Path
    text: str
    is_edited: bool = False

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def insert(self, line: int, text: str) -> None:
        """Insert a text after this line, counted from 1."""
        lines = self.text.splitlines(keepends=True)
        lines.insert(line, text)
        self.text, self.is_edited = "".join(lines), True

    def table(self, name: str) -> ast.ClassDef:
        """The class body that lists the members."""
        return next(node for node in self.tree.body if isinstance(node, ast.ClassDef) and node.name == name)

    def add_import(self, text: str) -> None:
        """Add a line after the docstring and the imports from __future__; ruff puts it in its place."""
        last = [node for node in self.tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"][-1]
        self.insert(last.end_lineno or last.lineno, f"\n{text}\n")

    def add_import_for_types(self, text: str) -> None:
        """Add a line to the imports that only type checkers make."""
        for node in self.tree.body:
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                self.insert(node.lineno, f"    {text}\n")
                return
        imports = [node for node in self.tree.body if isinstance(node, ast.ImportFrom)]
        self.insert(imports[-1].end_lineno or imports[-1].lineno, f"\nif TYPE_CHECKING:\n    {text}\n")
        self.add_import("from typing import TYPE_CHECKING")


@dataclass
class _Resource:
    """A resource: its module, the class with its table, and its members."""

    source: _Source
    table: str
    members: set[str]


@dataclass
class _Tables:
    """The tables of the client, by the path of the resource; the client itself has the path ""."""

    root: Path
    contract: Contract
    resources: dict[str, _Resource] = field(default_factory=dict)
    report: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        client = _Source(self.root / CLIENT, (self.root / CLIENT).read_text(encoding="utf-8"))
        self._read("", client, "_Resources")
        for node in ast.walk(client.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "mixins":
                self.resources[""].members |= {str(ast.literal_eval(name)) for name in node.args[2:]}

    def _read(self, path: str, source: _Source, table: str) -> None:
        body = source.table(table).body
        self.resources[path] = _Resource(source, table, {*_names(body)})
        for name, module in _nested(body):
            file = self.root / RESOURCES / f"{module}.py"
            inner = _Source(file, file.read_text(encoding="utf-8"))
            self._read(f"{path}.{name}".strip("."), inner, f"_{_camel(module)}")

    def has(self, method: str) -> bool:
        """Whether the client has a method of this name."""
        path, _, name = method.rpartition(".")
        return path in self.resources and name in self.resources[path].members

    def add(self, at: Pointer, operation: dict[str, Any], method: str) -> None:
        """Add a method, and its resource if there is none."""
        path, _, name = method.rpartition(".")
        operation_id, tag = operation["operationId"], operation["tags"][0]
        if not path or self.contract.event(operation):
            self.report.append(f"client.{method} is to be written by hand: it is not one line of a table.")
            return
        if path not in self.resources:
            self._add_resource(path, tag)
        kind = "paged" if self._is_paged(at, operation) else "endpoint"
        resource = self.resources[path]
        body = resource.source.table(resource.table).body
        simple = [node for node in body if not isinstance(node, ast.FunctionDef)]
        line = (simple[-1].end_lineno if simple else resource.source.table(resource.table).lineno) or 0
        resource.source.insert(line, f"    {name} = {kind}({operation_id}.request)\n")
        binding = "from .._paging.paged import paged" if kind == "paged" else "from .._binding.resource import endpoint"
        resource.source.add_import(f"from twelvelabs_lowlevel.api.{tag} import {operation_id}\n{binding}")
        resource.members.add(name)
        self.report.append(f"client.{method} was added to {resource.source.path.relative_to(self.root)}.")

    def add_wait(self, path: str) -> None:
        """Add wait_until_ready to a resource that has no method that waits, if one can be made from its retrieve."""
        resource = self.resources.get(path)
        if resource is None or any(name.startswith("wait_") for name in resource.members):
            return
        wait = next((wait for at, each in self.contract.operations() if (wait := self._wait(at, each, path))), None)
        if wait is None:
            self.report.append(
                f"client.{path}.wait_until_ready is to be written by hand: the contract has no {path}.retrieve whose"
                f" status is an enum with {LIFECYCLE}."
            )
            return
        table = resource.source.table(resource.table)
        resource.source.insert(table.body[-1].end_lineno or table.lineno, _WAIT.format(**wait))
        resource.source.add_import(_WAIT_IMPORTS.format(**wait))
        resource.members.add("wait_until_ready")
        file = resource.source.path.relative_to(self.root)
        self.report.append(f"client.{path}.wait_until_ready was added to {file}: correct its docstring.")

    def _wait(self, at: Pointer, operation: dict[str, Any], path: str) -> dict[str, str] | None:
        """The parts of a method that waits by calling this operation; None if it does not retrieve such an object."""
        if operation.get("x-method") != f"{path}.retrieve" or "200" not in operation["responses"]:
            return None
        answer = self.contract.resolve(operation["responses"]["200"])["content"][JSON]["schema"]
        status = self.contract.resolve(answer).get("properties", {}).get("status", {})
        kinds = self.contract.resolve(status).get(LIFECYCLE, {}).get("kinds")
        parameters = [p for _, p in self.contract.parameters(at) if p["in"] == "path"]
        if not kinds or "$ref" not in answer or not parameters:
            return None
        model, names = str(answer["$ref"]).rpartition("/")[2], [p["name"] for p in parameters]
        return {
            "arguments": "\n        ".join(f"{name}: str," for name in names),
            "descriptions": "\n            ".join(_wrapped(f"{p['name']}: {p['description']}") for p in parameters),
            "names": ", ".join(names),
            "name": names[-1],
            "kind": kinds[0],
            "operation": operation["operationId"],
            "model": model,
            "module": PythonIdentifier(model, ""),
        }

    def _is_paged(self, at: Pointer, operation: dict[str, Any]) -> bool:
        names = {parameter["name"] for _, parameter in self.contract.parameters(at)}
        schemas = [
            self.contract.resolve(self.contract.resolve(answer)["content"][JSON].get("schema", {}))
            for status, answer in operation["responses"].items()
            if status.startswith("2") and JSON in self.contract.resolve(answer).get("content", {})
        ]
        return "page" in names and any({"data", "page_info"} <= s.get("properties", {}).keys() for s in schemas)

    def _add_resource(self, path: str, tag: str) -> None:
        outer, _, name = path.rpartition(".")
        tags = {each["name"]: each.get("description", "") for each in self.contract.document["tags"]}
        description = tags[tag].strip() or f"{name.replace('_', ' ').capitalize()}."
        if outer not in self.resources:
            self._add_resource(outer, tag)
        module = name if not (self.root / RESOURCES / f"{name}.py").exists() else path.replace(".", "_")
        file, camel = self.root / RESOURCES / f"{module}.py", _camel(module)
        source = _Source(file, _TABLE.format(path=path, name=camel, description=description), is_edited=True)
        self.resources[path] = _Resource(source, f"_{camel}", set())
        parent = self.resources[outer].source
        attributes = [
            node
            for node in parent.table(self.resources[outer].table).body
            if not isinstance(node, ast.FunctionDef | ast.Assign)
        ]
        line = attributes[-1].end_lineno if attributes else parent.table(self.resources[outer].table).lineno
        attribute = f'    {name}: resource[{camel}, Async{camel}] = resource("{module}")\n    """{description}"""\n'
        parent.insert(line or 0, attribute + ("" if not outer else "\n"))
        parent.add_import_for_types(f"from .{'' if outer else 'resources.'}{module} import Async{camel}, {camel}")
        if outer:
            parent.add_import("from .._binding.lazy import resource")
        self.report.append(f"client.{path} was added, with a table in {file.relative_to(self.root)}.")

    def write(self) -> None:
        """Write the modules that were edited, formatted."""
        edited = [each.source for each in self.resources.values() if each.source.is_edited]
        for source in edited:
            source.path.write_text(source.text.replace("(Resource):\n    ...\n", "(Resource):\n"), encoding="utf-8")
        for step in (["check", "--quiet", "--fix-only", "--select", "I,F811"], ["format", "--quiet"]):
            if edited:
                command = [sys.executable, "-m", "ruff", *step, *(str(source.path) for source in edited)]
                result = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
                if result.returncode:
                    raise GenerationError(f"ruff failed on the tables:\n{result.stdout}{result.stderr}")


def _names(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.FunctionDef):
            yield node.name


def _nested(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The resources within a class body, each with its module."""
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call) and isinstance(node.target, ast.Name):
            yield node.target.id, str(ast.literal_eval(node.value.args[0]))


def _wrapped(text: str) -> str:
    """The description of an argument, as a docstring has it."""
    return textwrap.fill(text, 108, subsequent_indent=" " * 16)


def _camel(module: str) -> str:
    return "".join(word.capitalize() for word in module.split("_"))
