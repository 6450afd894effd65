"""What an operation of the contract needs elsewhere: where something is missing, a sentence that says what to do.

The checks take the document and what there is for it, so that they can be tried on a small document with a fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias

Document: TypeAlias = Mapping[str, Any]

TABLES = "overlay/twelvelabs_client/resources/"
LIFECYCLE = "x-lifecycle"
HANDLERS = "sandbox/twelvelabs_sandbox/resources/"
STATUS = re.compile(r"(.*_)?(status|state)")
"""The fields whose value says how far the platform has come."""


def operations(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """The operations of a document, each with its verb."""
    for item in document["paths"].values():
        yield from ((verb, o) for verb, o in item.items() if isinstance(o, dict) and "responses" in o)


def without_method(document: Document, public: Collection[str]) -> Iterator[str]:
    """Operations whose method the client does not have. `public` has the methods that it has."""
    for _, operation in operations(document):
        name, tag = operation["operationId"], operation["tags"][0]
        if not operation.keys() & {"x-method", "x-no-method"}:
            yield f"{name} has no method: name it in x-method in openapi/, or give the reason for none in x-no-method."
        for key in ("x-method", "x-stream-method"):
            if (method := operation.get(key, name)) != name and method not in public:
                entry = f"{method.rpartition('.')[2]} = endpoint({name}.request)"
                yield (
                    f"client.{method} does not exist, and {name} is to have it: add `{entry}`, or paged(...) for a"
                    f" list, to the table in {TABLES}, with {name} from twelvelabs_lowlevel.api.{tag}."
                )


def otherwise_named(document: Document, tables: Mapping[str, str]) -> Iterator[str]:
    """Methods that do not send the operation that the contract says. `tables` has the operation of each method."""
    keys = ("x-method", "x-stream-method")
    named = {o[key]: o["operationId"] for _, o in operations(document) for key in keys if key in o}
    for method, operation in tables.items():
        if named.get(method) != operation:
            yield (
                f"client.{method} sends {operation}, and x-method in openapi/ says {named.get(method, 'nothing')}:"
                f" correct one of them; the table is in {TABLES}."
            )


def without_handler(document: Document, handled: Collection[str], unsupported: Mapping[str, str]) -> Iterator[str]:
    """Operations that the sandbox neither handles nor lists with a reason, and those that it lists needlessly."""
    names = {operation["operationId"] for _, operation in operations(document)}
    for name in sorted(names - {*handled} - unsupported.keys()):
        yield (
            f"The sandbox responds to {name} with 501: write a function in {HANDLERS} with @handles({name!r}),"
            f" or list the reason in UNSUPPORTED in {HANDLERS}registry.py."
        )
    for name in sorted({*handled, *unsupported} - names):
        yield f"The sandbox knows an operation {name}, which the contract does not have: remove it in {HANDLERS}."
    for name in sorted({*handled} & unsupported.keys()):
        yield f"The sandbox handles {name}: remove it from UNSUPPORTED in {HANDLERS}registry.py."


def without_waiter(document: Document, public: Collection[str]) -> Iterator[str]:
    """Operations that respond before their work is done (202), and whose resource has no method that waits."""
    waiting = {method.rpartition(".")[0] for method in public if re.match(r"wait_", method.rpartition(".")[2])}
    for _, operation in operations(document):
        method = operation.get("x-method")
        if "202" in operation["responses"] and method is not None and method.rpartition(".")[0] not in waiting:
            resource = method.rpartition(".")[0]
            yield (
                f"{operation['operationId']} responds with 202, and client.{resource} has no method that waits: give"
                f" the enum of its statuses {LIFECYCLE} in openapi/, and run `make generate`, or add wait_until_ready"
                f" to its table in {TABLES}."
            )


def unknown_statuses(document: Document, others: Mapping[str, str]) -> Iterator[str]:
    """Enums of statuses without a lifecycle. `others` has the enums that need none, each with the reason."""
    enums = dict(_status_enums(document))
    known = {name for name, schema in document["components"]["schemas"].items() if LIFECYCLE in schema}
    for enum, field in enums.items():
        if enum not in known and enum not in others:
            yield (
                f"{field} is one of {enum}, and no wait knows which of them are final: say it in {LIFECYCLE} of {enum}"
                " in openapi/; if there is nothing to wait for, give the reason in NOTHING_TO_WAIT_FOR in"
                " tests/contract/test_nothing_forgotten.py."
            )
    for enum in sorted(others.keys() - enums.keys() | others.keys() & known):
        yield f"{enum} needs no reason in NOTHING_TO_WAIT_FOR in tests/contract/test_nothing_forgotten.py: remove it."


def _status_enums(document: Document) -> Iterator[tuple[str, str]]:
    """The enums of fields that hold a status, each with the name of such a field."""
    schemas = document["components"]["schemas"]
    for owner, schema in schemas.items():
        for name, field in schema.get("properties", {}).items():
            for one in (field, *field.get("anyOf", ()), *field.get("oneOf", ())) if STATUS.fullmatch(name) else ():
                enum = one.get("$ref", "").rpartition("/")[2]
                if "enum" in schemas.get(enum, {}):
                    yield enum, f"{owner}.{name}"
