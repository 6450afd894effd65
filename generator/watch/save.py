"""Saves the description of operations that no saved document has yet, for comparison with the contract."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from ..changes.limits import PROSE
from ..contract import Contract
from ..errors import GenerationError
from .described import Operation, operations, webhooks
from .document import Document

FOLDER = Path("tests/generator/sources")


def saved(source: Document, contract: Contract, folder: Path, month: str, name: str) -> tuple[str, list[str]]:
    """The text of a new document of this folder, and the operations and webhooks in it, by their names in the contract.

    What a source is silent about (which 2xx status is sent) is taken from the contract. Raises GenerationError if the
    month is not one, has a document already, or if the source is spread over files.
    """
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise GenerationError(f"{month!r} is not a month: write it like 2026-11.")
    if (folder / f"{month}.yaml").exists():
        raise GenerationError(f"{FOLDER}/{month}.yaml exists already: add to it by hand, or remove it.")
    known = {name for file in folder.glob("*.yaml") for name in _names(YAML(typ="safe").load(file))}
    whole: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": f"What {name} says of the API, {month}", "version": month},
        "paths": {},
    }
    ours = Document(contract.document)
    found = []
    theirs = operations(source)
    for key, operation in operations(ours).items():
        if key in theirs and operation.name not in known:
            found.append(operation.name)
            whole["paths"].setdefault(operation.path, {})[key[1]] = _operation(source, theirs[key], operation)
    for event, webhook in webhooks(source).items():
        if event in webhooks(ours) and event not in known:
            found.append(event)
            responses = webhook.node.get("responses") or webhooks(ours)[event].node["responses"]
            post = {**_plain(webhook.node), "responses": {status: {} for status in responses}}
            whole.setdefault("webhooks", {})[event] = {"post": post}
    for reference in _references(source, whole):
        _copy(source, whole, reference)
    stream = io.StringIO()
    yaml = YAML()
    yaml.width = 120
    yaml.dump(whole, stream)
    return stream.getvalue(), found


def _names(document: dict[str, Any]) -> Iterator[str]:
    for item in document.get("paths", {}).values():
        yield from (o["operationId"] for o in item.values() if isinstance(o, dict) and "operationId" in o)
    yield from document.get("webhooks", {})


def _operation(source: Document, theirs: Operation, ours: Operation) -> dict[str, Any]:
    """The description of an operation in the source, with the names of the contract."""
    node = {
        key: _plain(value) for key, value in theirs.node.items() if key in ("requestBody", "responses", "deprecated")
    }
    parameters = [_plain(parameter.node) for parameter in theirs.parameters]
    pairs = zip(theirs.sent_in("path"), ours.sent_in("path"), strict=False)
    names = {other: known for (_, other), (_, known) in pairs}
    for parameter in parameters:
        if parameter["in"] == "path":
            parameter["name"] = names.get(parameter["name"], parameter["name"])
    if "success status" in source.silent:
        success = next((status for status in ours.node["responses"] if status.startswith("2")), "200")
        node["responses"] = {success if s == "2XX" else s: answer for s, answer in node["responses"].items()}
    return {"operationId": ours.name, **({"parameters": parameters} if parameters else {}), **node}


def _plain(node: Any, *, is_map: bool = False) -> Any:
    """A node without prose, examples and extensions; the keys of `is_map` are names."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if is_map or not (key in PROSE or str(key).startswith("x-"))}
    return {key: _plain(value, is_map=key in ("properties", "schemas") and not is_map) for key, value in kept.items()}


def _references(source: Document, node: Any) -> list[str]:
    """The references in a node, and in their targets."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            reference = one.get("$ref")
            if isinstance(reference, str) and reference not in found:
                if not reference.startswith("#/"):
                    raise GenerationError("The source refers to other files: bundle it into one first.")
                found.append(reference)
                waiting.append(source.resolve((), {"$ref": reference})[1])
            waiting += one.values()
    return found


def _copy(source: Document, whole: dict[str, Any], reference: str) -> None:
    """Copy the target of a reference to the same place."""
    *path, last = (step.replace("~1", "/").replace("~0", "~") for step in reference.removeprefix("#/").split("/"))
    theirs: Any = source.root
    target = whole
    for key in path:
        theirs, target = theirs[key], target.setdefault(key, {})
    target[last] = _plain(theirs[last])
