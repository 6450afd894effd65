"""The lint of the rules about combinations of fields."""

from collections.abc import Iterator
from typing import Any

from ..bundle import rules_within
from ..contract import JSON, Contract, Pointer, Problem
from ..field_rules import RULES, is_possible, names_in


def lint_rules(contract: Contract) -> Iterator[Problem]:
    """Rules in places where they are not checked, and rules that no object can obey."""
    sent = contract.sent()
    for name, schema in contract.schemas.items():
        at: Pointer = ("components", "schemas", name)
        for rule in RULES:
            if rule in schema and name not in sent:
                place = contract.place((*at, rule))
                yield Problem(place, f"{name}: {rule} is checked in requests only, and this is received: remove it")
        yield from _groups(contract, at, schema)
        if name in contract.reached([schema]) and rules_within(contract, schema):
            yield Problem(contract.place(at), f"{name}: rules within an object that contains itself are not supported")
    yield from _unchecked(contract)


def _groups(contract: Contract, at: Pointer, schema: dict[str, Any]) -> Iterator[Problem]:
    for rule, names in names_in(schema):
        if len(names) < 2:
            yield Problem(contract.place((*at, rule)), f"{at[-1]}: {rule} needs at least two fields in each group")
    for field, choice in schema.get("x-choice", {}).items():
        values = contract.resolve(schema["properties"][field]).get("enum", [*choice])
        for value in choice.keys() - {*values}:
            place = contract.place((*at, "x-choice", field, value))
            yield Problem(place, f"{at[-1]}: x-choice names {value}, which is not a value of {field}")
    if not is_possible(schema):
        yield Problem(contract.place(at), f"{at[-1]}: no object can have all required fields and obey these rules")


def _unchecked(contract: Contract) -> Iterator[Problem]:
    """Rules of objects within a form or a parameter."""
    for at, operation in contract.operations():
        nodes = [((*where, "schema"), {"properties": {"": p["schema"]}}) for where, p in contract.parameters(at)]
        for kind, media in operation.get("requestBody", {}).get("content", {}).items():
            if kind != JSON:
                nodes.append(((*at, "requestBody"), contract.resolve(media["schema"])))
        for place, schema in nodes:
            if rules_within(contract, schema):
                message = f"{operation['operationId']}: rules of objects are only supported in a JSON body"
                yield Problem(contract.place(place), message)
