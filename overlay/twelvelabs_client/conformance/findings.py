"""What was received: for each operation and status the shape, the types of content and the headers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.json_text import loads

from .._response import Response
from .contract import Contract, Node, Operation
from .disclosure import header_name, media_type
from .shapes import Shapes

JSON = "application/json"
NOT_JSON = "not JSON"
EMPTY, NOT_EMPTY = "empty", "not empty"


@dataclass
class Received:
    """All responses of an operation with one status."""

    operation: Operation
    status: int
    response: Node | None
    """The documented response; None if the status is not documented."""
    shapes: Shapes
    content_types: set[str] = field(default_factory=set)
    """The types of bodies that are not empty."""
    bodies: set[str] = field(default_factory=set)
    """What is wrong with bodies as a whole."""
    headers: Counter[str] = field(default_factory=Counter)
    count: int = 0


class Findings:
    """Collects responses; the values in them are not kept."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._received: dict[tuple[str, int], Received] = {}
        self.failed: dict[str, str] = {}
        """Operations without a response, each with the kind of error."""

    @property
    def received(self) -> list[Received]:
        return [*self._received.values()]

    def add(self, operation: Operation, response: Response) -> None:
        """Note a response."""
        documented = self.contract.responses(operation).get(str(response.status_code))
        found = self._received.setdefault(
            (operation.name, response.status_code),
            Received(operation, response.status_code, documented, Shapes(self.contract)),
        )
        found.count += 1
        found.headers.update({header_name(name.lower()) for name in response.headers})
        content = self.contract.content(documented) if documented else {}
        if not response.content.strip():
            found.bodies |= {EMPTY} if content else set()
            return
        kind = media_type(response.headers.get("content-type", ""))
        found.content_types.add(kind)
        if documented is None:
            return
        if not content:
            found.bodies.add(NOT_EMPTY)
            return
        node = content.get(kind) or next(iter(content.values()))
        try:
            for value in _values(response.content, is_stream=JSON not in (kind, *content)):
                found.shapes.add(value, node)
        except DecodeError:
            found.bodies.add(NOT_JSON)


def _values(content: bytes, *, is_stream: bool) -> Iterator[Any]:
    """The JSON values of a body: the whole, or one of each line."""
    for line in content.splitlines() if is_stream else [content]:
        if line.strip():
            yield loads(line)
