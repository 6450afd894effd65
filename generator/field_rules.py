"""The contract's rules about combinations of the fields of one object, and how two versions of them differ.

They apply to requests only; responses are never refused because of them. A field counts as given unless it is null, an
empty text or an empty list.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, TypeAlias

RULES = ("x-exactly-one", "x-at-least-one", "x-at-most-one", "x-needs", "x-choice")
"""The keys of a schema that state a rule, in the order in which they are checked."""
Rules: TypeAlias = dict[str, Any]
"""The rules of an object as the generated code has them, see `runtime/rules.py`."""
Given: TypeAlias = Mapping[str, str | None]
"""The fields that are given; a field that a choice depends on has its value."""
_OTHER = "\0"
"""Stands for all values of a field that no choice names."""


def rules_of(schema: Mapping[str, Any]) -> Rules:
    """The rules of one object."""
    return {rule.removeprefix("x-").replace("-", "_"): schema[rule] for rule in RULES if schema.get(rule)}


def names_in(schema: Mapping[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Each rule of an object with the fields that it names."""
    for rule in RULES:
        stated = schema.get(rule, ())
        for part in stated:
            needed = stated[part] if isinstance(stated, Mapping) else part
            if isinstance(stated, Mapping):
                yield rule, {part, *(needed.values() if isinstance(needed, Mapping) else (needed,))}
            else:
                yield rule, {*part}


def change_of_rules(old: Mapping[str, Any], new: Mapping[str, Any]) -> str | None:
    """Whether the rules of an object are tightened, loosened or changed; None if they allow the same.

    What a new field adds to a rule does not tighten it: existing code does not give that field. Nor does a field
    that is removed, which is reported by itself, loosen it.
    """
    before, after = rules_of(old), rules_of(new)
    if before == after:
        return None
    names = {name for side in (old, new) for _, group in names_in(side) for name in group}
    always = {*old.get("required", ())} & {*new.get("required", ())}
    before_fields, after_fields = ({*side.get("properties", ())} for side in (old, new))
    combinations = [*_combinations(sorted(names), always & names, (before, after))]
    known = [given for given in combinations if given.keys() <= after_fields]
    tightened = any(_allows(before, one) > _allows(after, one) for one in known if one.keys() <= before_fields)
    loosened = any(_allows(before, one) < _allows(after, one) for one in known)
    if not tightened and not loosened:
        return None
    return "changed" if tightened and loosened else "tightened" if tightened else "loosened"


def is_possible(schema: Mapping[str, Any]) -> bool:
    """Whether any object with the required fields obeys the rules."""
    names = {name for _, group in names_in(schema) for name in group}
    rules = rules_of(schema)
    return any(_allows(rules, given) for given in _combinations(sorted(names), {*schema.get("required", ())}, (rules,)))


def _combinations(names: list[str], always: set[str], sides: Iterable[Rules]) -> Iterator[Given]:
    """All combinations of fields, with all values of those that a choice depends on."""
    values: dict[str, set[str]] = {}
    for side in sides:
        for name, choice in side.get("choice", {}).items():
            values.setdefault(name, {_OTHER}).update(choice)
    options = [[*([] if name in always else [None]), *sorted(values.get(name, {_OTHER}))] for name in names]
    for combination in product(*options):
        yield {name: value for name, value in zip(names, combination, strict=True) if value is not None}


def _allows(rules: Rules, given: Given) -> bool:
    return (
        all(sum(name in given for name in group) == 1 for group in rules.get("exactly_one", ()))
        and all(any(name in given for name in group) for group in rules.get("at_least_one", ()))
        and all(sum(name in given for name in group) < 2 for group in rules.get("at_most_one", ()))
        and all(needed in given for name, needed in rules.get("needs", {}).items() if name in given)
        and all(
            choice.get(str(given.get(name)), name) in (*given, name) for name, choice in rules.get("choice", {}).items()
        )
    )
