"""Compares what was generated with the contract: nothing may be missing, and every module must import.

Upstream drops some constructs without a warning; this is the check that does not rely on it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .contract import STREAMS, Contract

_IMPORT_ALL = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
failed = []
for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    try:
        importlib.import_module(info.name)
    except Exception as error:
        failed.append(f"{info.name} does not import: {type(error).__name__}: {error}")
models = importlib.import_module(package.__name__ + ".models")
for name in models.__all__:
    getattr(models, name)
print(json.dumps({"failed": failed, "models": list(models.__all__)}))
"""


def verify(document: dict[str, Any], package: Path) -> list[str]:
    """What is missing in the package at this path, a line each; an empty list if it is complete."""
    problems = list(_endpoints(document, package))
    result = subprocess.run(
        [sys.executable, "-W", "error", "-B", "-c", _IMPORT_ALL, package.name],
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(package.parent)},
    )
    if result.returncode:
        return [*problems, f"the package does not import:\n{result.stderr}"]
    found = json.loads(result.stdout)
    problems += found["failed"]
    problems += [
        f"model {name} was dropped" for name in document["components"]["schemas"] if name not in found["models"]
    ]
    return problems


def _endpoints(document: dict[str, Any], package: Path) -> Iterator[str]:
    wanted = set()
    for pointer, operation in Contract(document).operations():
        module = package / "api" / operation["tags"][0] / f"{operation['operationId']}.py"
        wanted.add(module)
        if not module.exists():
            yield f"{str(pointer[2]).upper()} {pointer[1]} was dropped: {module.name} is missing"
            continue
        text = module.read_text(encoding="utf-8")
        arguments = [p["name"] for _, p in Contract(document).parameters(pointer)]
        for media in operation.get("requestBody", {}).get("content", {}).values():
            arguments += Contract(document).resolve(media["schema"])["properties"]
        for name in arguments:
            if f'"{name}"' not in text and f"'{name}'" not in text:
                yield f"{operation['operationId']}: the argument {name} was dropped"
        for name in _functions(Contract(document), operation):
            if f"def {name}(" not in text:
                yield f"{operation['operationId']}: the function {name} is missing"
    for module in set((package / "api").rglob("*.py")) - wanted:
        if module.name != "__init__.py":
            yield f"{module.name} belongs to no operation"


def _functions(contract: Contract, operation: dict[str, Any]) -> Iterator[str]:
    """The functions that the module of an operation must define."""
    answers = [contract.resolve(answer) for status, answer in operation["responses"].items() if status.startswith("2")]
    if any(not answer.get("content") or answer["content"].keys() - {*STREAMS} for answer in answers):
        yield from ("parse", "request", "sync", "asyncio", "sync_detailed", "asyncio_detailed")
    if contract.event(operation):
        yield from ("parse_event", "stream")
