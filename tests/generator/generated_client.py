"""Clients that are generated from a small contract of their own, and called over a socket."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.contract import ContractError, load
from generator.lint import lint
from generator.package import write_code
from generator.verify import verify
from tests.peer.loopback import Heard, Loopback, Says

HEAD = """\
openapi: 3.1.0
info: {title: Small, version: '1'}
servers: [{url: 'http://127.0.0.1'}]
security: [{ApiKey: []}]
tags: [{name: things}]
"""
SCHEME = "components: {securitySchemes: {ApiKey: {type: apiKey, in: header, name: x-small-key}}}"
_numbers = count(1)


def problems_of(text: str, folder: Path) -> list[str]:
    """What is wrong with a contract, each with its place."""
    (folder / "scheme.yaml").write_text(SCHEME, encoding="utf-8")
    (folder / "small.yaml").write_text(HEAD + text, encoding="utf-8")
    try:
        return [str(problem) for problem in lint(load(folder))]
    except ContractError as error:
        return [str(problem) for problem in error.problems]


def operation(name: str, answer: str, *, request: str = "", more: str = "", example: str = "{}") -> str:
    """A path with one operation: POST with a body of this schema, else GET. Schemas are in flow style."""
    body = f"      requestBody: {{required: true, content: {{application/json: {{schema: {request}}}}}}}\n"
    content = f"{{application/json: {{schema: {answer}, example: {example}}}}}"
    return (
        f"  /{name}:\n    {'post' if request else 'get'}:\n      operationId: {name}\n      tags: [things]\n"
        f"      x-method: things.{name}\n      summary: Try it.\n{more}{body if request else ''}      responses:\n"
        f"        '200': {{description: Done., content: {content}}}\n"
    )


@dataclass
class Generated:
    """An imported package, and the server that its calls go to."""

    name: str
    origin: str = ""
    answer: object = None
    """The JSON that the server responds with."""
    heard: list[Heard] = field(default_factory=list)

    def module(self, name: str) -> ModuleType:
        return importlib.import_module(f"{self.name}.{name}")

    @property
    def models(self) -> Any:
        return self.module("models")

    def call(self, operation: str, *arguments: Any, answer: object = None, **keywords: Any) -> Any:
        """Call an operation; the server responds with this JSON. `heard` has the request."""
        self.answer = answer
        with self.module("client").Client(base_url=self.origin) as client:
            return self.module(f"api.things.{operation}").sync(*arguments, client=client, **keywords)

    @property
    def sent(self) -> Any:
        """The JSON body of the last request."""
        return self.heard[-1].json

    def respond(self, heard: Heard) -> Says:
        self.heard.append(heard)
        return Says(body=self.answer)


@contextmanager
def generated(text: str, folder: Path) -> Iterator[Generated]:
    """Generate a client from a contract, and import it."""
    source = folder / "contract"
    source.mkdir()
    assert problems_of(text, source) == []
    made = Generated(f"small_{next(_numbers)}")
    contract = load(source)
    write_code(contract, folder / made.name)
    missing = verify(contract.document, folder / made.name)
    assert missing == []
    server = Loopback(made.respond)
    made.origin = server.origin
    sys.path.insert(0, str(folder))
    try:
        yield made
    finally:
        server.close()
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.split(".")[0] == made.name]:
            del sys.modules[name]
