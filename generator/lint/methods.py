"""The part of the lint that checks which method of the client calls each operation."""

import keyword
import re
from collections.abc import Iterator
from typing import Any

from ..contract import JSON, STREAMS, Contract, Pointer, Problem
from .schemas import SNAKE

CONJUNCTIONS = {"and", "or", "then"}
"""The words that `x-replaced-by` may have between operations."""


def lint_methods(contract: Contract) -> Iterator[Problem]:
    """Problems of `x-method`, `x-stream-method`, `x-no-method` and `x-replaced-by`."""
    named = {method for _, operation in contract.operations() for method in methods_of(operation).values()}
    resources = {".".join(parts[:length]) for parts in (n.split(".") for n in named) for length in range(1, len(parts))}
    seen: dict[str, str] = {}
    for at, operation in contract.operations():
        name = operation.get("operationId", "")
        yield from _presence(contract, at, operation, name)
        yield from _replacement(contract, at, operation, name)
        for key, method in methods_of(operation).items():
            place = contract.place((*at, key))
            parts = method.split(".")
            if not all(SNAKE.fullmatch(part) and not keyword.iskeyword(part) for part in parts):
                yield Problem(
                    place, f"{name}: {key} must be names in snake_case with dots, as in indexes.create, not {method!r}"
                )
            if method in resources:
                yield Problem(place, f"{name}: {key} {method} is a resource, which has methods: choose another name")
            if method in seen:
                yield Problem(place, f"{name}: {key} {method} is already that of {seen[method]}: choose another name")
            seen[method] = f"{name} ({place})"


def methods_of(operation: dict[str, Any]) -> dict[str, str]:
    """The methods that call an operation, by the key that names them."""
    return {key: operation[key] for key in ("x-method", "x-stream-method") if key in operation}


def _presence(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    if "x-method" not in operation and not operation.get("x-no-method"):
        yield Problem(
            contract.place((*at, "operationId")),
            f"{name} needs x-method, the method of the client that calls it, as in indexes.create; if there shall be"
            " none, x-no-method with the reason",
        )
    if "x-no-method" in operation and methods_of(operation):
        yield Problem(contract.place((*at, "x-no-method")), f"{name} has a method: remove x-no-method")
    answers = [contract.resolve(answer) for status, answer in operation["responses"].items() if status.startswith("2")]
    kinds = {kind for answer in answers for kind in answer.get("content", {})}
    is_either = JSON in kinds and bool(kinds & {*STREAMS})
    if is_either and "x-method" in operation and "x-stream-method" not in operation:
        yield Problem(
            contract.place((*at, "x-method")), f"{name} needs x-stream-method, the method that returns its stream"
        )
    if "x-stream-method" in operation and not (is_either and "x-method" in operation):
        yield Problem(
            contract.place((*at, "x-stream-method")),
            f"{name}: x-stream-method is only valid beside x-method, for an operation with both JSON and a stream",
        )


def _replacement(contract: Contract, at: Pointer, operation: dict[str, Any], name: str) -> Iterator[Problem]:
    if "x-replaced-by" not in operation:
        return
    place = contract.place((*at, "x-replaced-by"))
    if not operation.get("deprecated"):
        yield Problem(place, f"{name}: x-replaced-by needs deprecated: true")
    known = {other.get("operationId"): methods_of(other) for _, other in contract.operations()}
    words = re.findall(r"\w+", operation["x-replaced-by"])
    if not {*words} - CONJUNCTIONS:
        yield Problem(place, f"{name}: x-replaced-by must name an operation; without it, nothing takes its place")
    for other in [word for word in words if word not in CONJUNCTIONS]:
        if other not in known:
            yield Problem(place, f"{name}: x-replaced-by names {other}, which is not an operation")
        elif not known[other]:
            yield Problem(place, f"{name}: x-replaced-by names {other}, which no method calls: name another operation")
