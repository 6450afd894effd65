"""An OpenAPI document of any layout: its references may lead anywhere in it, or to files beside it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ..contract import METHODS, Pointer
from ..errors import GenerationError

MAX_MESSAGE = 200


@dataclass
class Document:
    """A document. `read` gives the text of a file that a reference names, by its path relative to the document."""

    root: dict[str, Any]
    read: Callable[[str], str] | None = None
    _files: dict[str, Any] = field(default_factory=dict)

    @property
    def silent(self) -> set[str]:
        """What the document does not tell because its source does not have it."""
        return {*self.root.get("x-silent", [])}

    def resolve(self, at: Pointer, node: Any) -> tuple[Pointer, dict[str, Any]]:
        """Follow references: the place of the node that they lead to, and the node.

        The place of a node in another file begins with ("$file", path).
        """
        seen = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            reference = node["$ref"]
            file, _, fragment = reference.partition("#")
            base = str(at[1]) if at[:1] == ("$file",) else ""
            if file:
                base = str(PurePosixPath(base).parent / file)
            steps = tuple(_unescaped(step) for step in fragment.strip("/").split("/") if step)
            at, node = self._walk(base, steps, reference)
            if at in seen:
                raise GenerationError(f"$ref {reference!r} leads to itself.")
            seen.add(at)
        if isinstance(node, bool):  # a schema that allows anything, or nothing
            return at, {}
        if not isinstance(node, dict):
            raise TypeError(f"{at} is not an object")
        return at, node

    def _walk(self, file: str, steps: tuple[str, ...], reference: str) -> tuple[Pointer, Any]:
        node: Any = self._file(file, reference) if file else self.root
        at: Pointer = ("$file", file) if file else ()
        for step in steps:
            key: Any = int(step) if isinstance(node, list) and step.isdigit() else step
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                raise GenerationError(f"$ref {reference!r} of the OpenAPI document does not resolve.") from None
            at = (*at, key)
        return at, node

    def _file(self, path: str, reference: str) -> Any:
        if path not in self._files:
            if self.read is None:
                raise GenerationError(f"$ref {reference!r} leads to another file, which cannot be read from here.")
            self._files[path] = parse(self.read(path), path)
        return self._files[path]


def parse(text: str, name: str) -> dict[str, Any]:
    """The mapping in a JSON or YAML text; GenerationError says what is wrong with another text."""
    try:
        content = json.loads(text) if text.lstrip().startswith("{") else YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1})" if mark else ""
        raise GenerationError(f"{name} is neither JSON nor YAML{line}.") from error
    if not isinstance(content, dict):
        raise GenerationError(f"{name} is not an OpenAPI document: it holds no mapping.")
    return content


def read_openapi(text: str, name: str, read: Callable[[str], str] | None = None) -> Document:
    """The OpenAPI document (3.0 or 3.1) in a JSON or YAML text; GenerationError if it is not one."""
    root = parse(text, name)
    version = str(root.get("openapi", ""))
    if not version.startswith(("3.0", "3.1")):
        found = f"it has version {version}" if version else "it has no key openapi"
        raise GenerationError(f"{name} is not an OpenAPI document of version 3.0 or 3.1: {found}.")
    paths = root.get("paths")
    if not isinstance(paths, dict) or not paths:
        raise GenerationError(f"{name} describes no operations: it has no paths.")
    items = [item for item in paths.values() if isinstance(item, dict)]
    if not any("$ref" in item or any(isinstance(item.get(verb), dict) for verb in METHODS) for item in items):
        raise GenerationError(f"{name} describes no operations: its paths have none.")
    return Document(root, read)


def invalid(document: Document, name: str) -> GenerationError | None:
    """What is wrong with a document according to the specification of OpenAPI; None if it is valid."""
    rules = OpenAPIV30SpecValidator if str(document.root["openapi"]).startswith("3.0") else OpenAPIV31SpecValidator
    for error in rules(document.root).iter_errors():
        place = ".".join(map(str, error.absolute_path))
        return GenerationError(f"{name} is not a valid OpenAPI document: {place}: {error.message[:MAX_MESSAGE]}")
    return None


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~").replace("%7B", "{").replace("%7D", "}")
