"""Imports point downwards: a room of a package imports only from rooms below it, and no modules import each other in a
cycle. Imports for annotations and within functions count as well."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

import pytest
import twelvelabs_client
import twelvelabs_sandbox

CLIENT = """
_version _response _causes _limits _misuse _named_objects
_tracebacks
outcomes
errors
_flows webhooks
_http
_drivers
_binding
_paging _streaming
_waiting structured
_uploads
ingest
resources
client types
conformance migrate mcp
cli
__main__
"""
SANDBOX = """
errors clock json_values extra
messages
contract storage
media
inference
control
backend
resources
resources.user_metadata resources.registry
resources.paging resources.search_results
resources.assets
resources.entities resources.data_connectors resources.embed
resources.indexes resources.analyze
resources.knowledge_stores
server
console
running
sandbox
command
__main__ pytest_plugin
"""
"""The layers, from the lowest up. Rooms in one line do not import each other."""


def imports_of(package: Path) -> dict[str, set[str]]:
    """Each module of a package with the modules of the package that it imports; the root itself is left out."""
    files = {".".join(path.relative_to(package.parent).with_suffix("").parts): path for path in package.rglob("*.py")}
    modules = {name.removesuffix(".__init__") for name in files} - {package.name}
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for name, path in files.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                base = resolve_name("." * node.level + (node.module or ""), name.rpartition(".")[0])
                found = {each if each in modules else base for each in (f"{base}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                found = {alias.name for alias in node.names}
            else:
                continue
            if name != f"{package.name}.__init__":
                graph[name.removesuffix(".__init__")] |= found & modules
    return {name: found - {name} for name, found in graph.items()}


@pytest.mark.parametrize(("package", "layers"), [(twelvelabs_client, CLIENT), (twelvelabs_sandbox, SANDBOX)])
def test_imports_point_downwards_and_in_no_circle(package: object, layers: str) -> None:
    root = Path(package.__path__[0])  # type: ignore[attr-defined]
    graph = imports_of(root)
    height = {f"{root.name}.{room}": n for n, line in enumerate(layers.split("\n")) for room in line.split()}

    def room(module: str) -> str:
        rooms = [one for one in height if f"{module}.".startswith(f"{one}.")]
        assert rooms, f"{module} has no layer yet"
        return max(rooms, key=len)

    assert {room(module) for module in graph} == height.keys()
    not_downwards = {
        f"{module} imports {other}"
        for module, others in graph.items()
        for other in others
        if room(module) != room(other) and height[room(module)] <= height[room(other)]
    }
    assert not_downwards == set()
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the modules of a cycle
