"""The operations and webhooks of an OpenAPI document, found by what is on the wire."""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from ..contract import METHODS, Pointer
from ..errors import GenerationError
from .document import Document
from .shape import Nodes

Content: TypeAlias = dict[str, Nodes]
"""The schemas of a body by media type."""
VERSION = re.compile(r"^(/+v\d+(\.\d+)*)+(?=/)")


@dataclass(frozen=True)
class Parameter:
    """A parameter, and its place."""

    at: Pointer
    node: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """Where it is sent, and its name on the wire."""
        return str(self.node.get("in")), str(self.node.get("name"))

    @property
    def is_required(self) -> bool:
        return bool(self.node.get("required"))

    @property
    def schema(self) -> Nodes:
        """Its schema; OpenAPI also allows one media type in place of it."""
        if "schema" not in self.node and (content := self.node.get("content")):
            kind, media = next(iter(content.items()))
            return (((*self.at, "content", kind, "schema"), media.get("schema", {})),)
        return (((*self.at, "schema"), self.node.get("schema", {})),)


@dataclass(frozen=True)
class Operation:
    """An operation or webhook, and its place."""

    at: Pointer
    node: dict[str, Any]
    path: str = ""
    parameters: tuple[Parameter, ...] = ()

    @property
    def name(self) -> str:
        """Its id, or else its verb and path."""
        return str(self.node.get("operationId") or f"{str(self.at[-1]).upper()} {self.path}")

    def sent_in(self, *where: str) -> dict[tuple[str, str], Parameter]:
        """The parameters that are sent in one of these ways."""
        return {p.key: p for p in self.parameters if p.key[0] in where}


def operations(document: Document) -> dict[tuple[str, str], Operation]:
    """Each operation by its path, without the version and the names of parameters, and its verb."""
    servers = document.root.get("servers")
    first = servers[0] if isinstance(servers, list) and servers and isinstance(servers[0], dict) else {}
    base = urlsplit(str(first.get("url", ""))).path.rstrip("/")
    found = {}
    for path, node in document.root["paths"].items():
        at, item = document.resolve(("paths", path), node)
        for verb in METHODS:
            if isinstance(item.get(verb), dict):
                whole = VERSION.sub("", f"{base}/{str(path).strip('/')}")
                key = (re.sub(r"\{.*?\}", "{}", whole), verb)
                found[key] = Operation((*at, verb), item[verb], path, _parameters(document, at, item, verb))
    return found


def webhooks(document: Document) -> dict[str, Operation]:
    """Each webhook by its name."""
    items = document.root.get("webhooks") or {}
    return {name: Operation(("webhooks", name, "post"), item["post"]) for name, item in items.items() if "post" in item}


def body(document: Document, operation: Operation) -> Content:
    """The content of the request body."""
    at, node = document.resolve((*operation.at, "requestBody"), operation.node.get("requestBody") or {})
    return content(at, node)


def answers(document: Document, operation: Operation) -> dict[str, Content]:
    """The content of the responses by status."""
    found = {}
    for status, node in (operation.node.get("responses") or {}).items():
        at, response = document.resolve((*operation.at, "responses", status), node)
        found[str(status)] = content(at, response)
    return found


def content(at: Pointer, owner: dict[str, Any]) -> Content:
    """The schemas of a body or response by media type."""
    found: Content = {}
    for kind, media in (owner.get("content") or {}).items():
        if isinstance(media, dict) and isinstance(media.get("schema"), dict):
            found[kind.split(";")[0].strip()] = (((*at, "content", kind, "schema"), media["schema"]),)
    return found


def _parameters(document: Document, at: Pointer, item: dict[str, Any], verb: str) -> tuple[Parameter, ...]:
    """The parameters of a path and of one of its operations; the latter replace those of the same name."""
    found: dict[tuple[str, str], Parameter] = {}
    for where, owner in ((at, item), ((*at, verb), item[verb])):
        nodes = owner.get("parameters") or []
        if not isinstance(nodes, list):
            raise GenerationError(f"The parameters of {at[-1]} are not a list.")
        for index, node in enumerate(nodes):
            parameter = Parameter(*document.resolve((*where, "parameters", index), node))
            found[parameter.key] = parameter
    return tuple(found.values())
