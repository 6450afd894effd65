"""Which operations are called: those that only read, and where the ids in their paths come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .contract import Contract, Operation

UNKNOWN_ID = "0" * 24
"""An id in the form of the platform's that no object has. It leads to the documented errors."""


@dataclass
class Read:
    """An operation that reads, and the operations on what it lists."""

    operation: Operation
    items: str = ""
    """The field of the response that has the items; empty if nothing is called with their ids."""
    id_field: str = ""
    inner: list[Read] = field(default_factory=list)
    """Operations whose path goes on with the id of an item."""


@dataclass(frozen=True)
class Plan:
    """What is called, and what is not, with the reason."""

    roots: list[Read]
    """The reads that need no id."""
    orphans: list[Read]
    """The reads whose ids no list has. They are only called with an unknown id."""
    not_called: Mapping[str, str]


def plan(contract: Contract) -> Plan:
    """The plan for a contract."""
    reads = [Read(operation) for operation in contract.operations.values() if operation.method == "GET"]
    by_route = {read.operation.route: read for read in reads}
    roots, orphans = [], []
    for read in reads:
        route = read.operation.route
        if "{" not in route:
            roots.append(read)
            continue
        prefix, _, rest = route.rpartition("/{")
        above = by_route.get(prefix)
        found = _items(contract, above.operation, rest.partition("}")[0]) if above else None
        if above and found:
            above.items, above.id_field = found
            above.inner.append(read)
        else:
            orphans.append(read)
    writes = {o.name: f"{o.method} may change something" for o in contract.operations.values() if o.method != "GET"}
    return Plan(roots, orphans, writes)


def below(reads: list[Read]) -> Iterator[Read]:
    """These reads, and all within them."""
    for read in reads:
        yield read
        yield from below(read.inner)


def variants(contract: Contract, operation: Operation) -> Iterator[dict[str, Any]]:
    """Optional parameters, one at a time, with which the response for one object has more fields."""
    if "page" in operation.query:
        return  # in a list, they are filters
    for name, schema in operation.query.items():
        if schema.get("type") == "boolean":
            yield {name: True}
        elif schema.get("type") == "array":
            _, items = contract.resolve((operation.at, schema["items"]))
            yield from ({name: [value]} for value in items.get("enum", []))


def _items(contract: Contract, operation: Operation, parameter: str) -> tuple[str, str] | None:
    """The field of a response that has a list of objects, and the field of these that has the id."""
    for status, response in contract.responses(operation).items():
        for node in contract.content(response).values() if status.startswith("2") else ():
            at, schema = contract.resolve(node)
            for name, inner in schema.get("properties", {}).items():
                _, items = contract.resolve((at, contract.resolve((at, inner))[1].get("items", {})))
                for id_field in ("_id", "id", parameter):
                    if id_field in items.get("properties", {}):
                        return name, id_field
    return None
