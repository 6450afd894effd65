"""Where responses deviate from the contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .._http.rate_limit import REMAINING, RESET
from .._response import REQUEST_ID_HEADERS
from .contract import Contract, Pointer
from .findings import Findings, Received
from .shapes import Field

Kind: TypeAlias = Literal["status", "content type", "body", "header", "unknown field", "missing field", "type", "value"]

ALL = "(all)"
"""Stands for the operation of a deviation that all responses have."""
_HEADERS = {"request id": REQUEST_ID_HEADERS, REMAINING: (REMAINING,), RESET: (RESET,)}
"""The headers that the client makes use of."""


@dataclass(frozen=True)
class Deviation:
    """One difference between a response and the contract, without any value of the response."""

    kind: Kind
    operation: str
    status: int | None
    at: Pointer
    """The node of the contract that it is about."""
    subject: str
    """The field or header, empty for the response as a whole."""
    contract: str
    """What the contract says."""
    seen: tuple[str, ...]


def deviations(findings: Findings) -> list[Deviation]:
    """All deviations, in the order in which the operations were called, and then what concerns all of them."""
    found = [one for received in findings.received for one in _of(findings.contract, received)]
    return [*found, *(one for subject in _HEADERS for one in _of_header(findings.received, subject))]


def _of(contract: Contract, received: Received) -> Iterator[Deviation]:
    name, status, operation = received.operation.name, received.status, received.operation
    at = (*operation.at, "responses")
    if received.response is None:
        documented = ", ".join(contract.responses(operation))
        yield Deviation("status", name, status, at, "", documented, (str(status),))
    else:
        at, content = received.response[0], contract.content(received.response)
        if content and (unknown := received.content_types - content.keys()):
            yield Deviation("content type", name, status, (*at, "content"), "", ", ".join(content), _sorted(unknown))
        if received.bodies:
            wanted = "JSON" if content else "no body"
            yield Deviation("body", name, status, at, "", wanted, _sorted(received.bodies))
        for field in received.shapes.fields:
            yield from _of_field(name, status, field)


def _of_header(every: list[Received], subject: str) -> Iterator[Deviation]:
    """The responses without a header; one deviation if no response at all has it."""
    names = _HEADERS[subject]
    present = {id(received): max(received.headers[name] for name in names) for received in every}
    if every and not any(present.values()):
        yield Deviation("header", ALL, None, (), subject, " or ".join(names), ("never",))
        return
    for received in every:
        if (count := present[id(received)]) < received.count:
            operation, seen = received.operation, ("sometimes" if count else "never",)
            yield Deviation("header", operation.name, received.status, operation.at, subject, " or ".join(names), seen)


def _of_field(operation: str, status: int, field: Field) -> Iterator[Deviation]:
    def deviation(kind: Kind, *seen: str) -> Deviation:
        return Deviation(kind, operation, status, field.at, field.path or "(body)", field.contract, seen)

    if not field.is_known:
        yield deviation("unknown field", *sorted(field.seen), field.presence)
        return
    if field.is_required and field.absent:
        yield deviation("missing field", field.presence)
    if field.types and (others := field.seen - field.types - ({"integer"} if "number" in field.types else set())):
        yield deviation("type", *sorted(others))
    if field.words:
        yield deviation("value", *sorted(field.words))


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
