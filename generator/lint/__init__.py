"""Refuses what openapi-python-client would drop, or turn into code that is silently wrong, before it runs.

The rules come from trying each construct with the pinned version; see the conventions in openapi/PROVENANCE.md. A
problem says where it is, what is wrong, and what to write instead.
"""

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from ..contract import REF, Contract, Pointer, Problem
from .examples import lint_examples
from .field_rules import lint_rules
from .lifecycles import lint_lifecycles
from .methods import lint_methods
from .operations import lint_operations
from .schemas import lint_received, lint_schemas
from .shape import malformed
from .todo import open_questions
from .webhooks import lint_webhooks


def lint(contract: Contract) -> list[Problem]:
    """All problems of the contract; an empty list for a valid one.

    Each step relies on the one before it, so that problems of the first step that finds any are reported alone.
    """
    return (
        [*open_questions(contract), *_version(contract), *malformed(contract)]
        or [
            *lint_schemas(contract),
            *lint_operations(contract),
            *lint_methods(contract),
            *lint_webhooks(contract),
        ]
        or [*_json_schema(contract)]
        or [*_openapi(contract)]
        or [
            *_sent_and_received(contract),
            *lint_received(contract),
            *lint_rules(contract),
            *lint_lifecycles(contract),
            *_unused(contract),
            *lint_examples(contract),
        ]
    )


def _version(contract: Contract) -> Iterator[Problem]:
    if not re.fullmatch(r"3\.1\.\d+", str(contract.document.get("openapi"))):
        yield Problem(contract.place(("openapi",)), "openapi must be 3.1.x; the generator supports no other version")


def _json_schema(contract: Contract) -> Iterator[Problem]:
    """What JSON Schema itself requires. OpenAPI requires it too, but its validator does not say where."""
    rules = Draft202012Validator(Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    schemas: list[tuple[Pointer, Any]] = [(("components", "schemas", name), s) for name, s in contract.schemas.items()]
    schemas += [((*at, "schema"), parameter["schema"]) for at, parameter in contract.own("parameters")]
    for at, schema in schemas:
        for error in rules.iter_errors(schema):
            keys = ".".join(map(str, [at[-1], *error.absolute_path]))
            yield Problem(contract.place((*at, *error.absolute_path)), f"{keys}: {error.message}")


def _openapi(contract: Contract) -> Iterator[Problem]:
    """What OpenAPI itself requires."""
    for error in OpenAPIV31SpecValidator(contract.document).iter_errors():
        yield Problem(contract.place(tuple(error.absolute_path)), error.message)


def _sent_and_received(contract: Contract) -> Iterator[Problem]:
    """Objects that are both sent and received. A model supports one direction only."""
    for name in sorted(contract.sent() & contract.received()):
        if contract.schemas[name].get("properties"):
            place = contract.place(("components", "schemas", name))
            yield Problem(place, f"{name} is both sent and received: split it into two schemas")


def _unused(contract: Contract) -> Iterator[Problem]:
    used = {f"{REF}schemas/{name}" for name in contract.sent() | contract.received()}
    owners = [*contract.document["paths"].values()]
    owners += [owner for _, owner in (*contract.operations(), *contract.webhooks())]
    for owner in owners:
        nodes = [*owner.get("parameters", []), *owner.get("responses", {}).values()]
        used |= {node["$ref"] for node in nodes if "$ref" in node}
    for section in ("schemas", "parameters", "responses"):
        for name in contract.document["components"].get(section, {}):
            if f"{REF}{section}/{name}" not in used:
                yield Problem(
                    contract.place(("components", section, name)), f"{name} is not used: remove it, or refer to it"
                )
