"""The contract's rules about combinations of the fields of one object, as keywords of the JSON Schema validator.

A field counts as given unless it is null, an empty text or an empty list.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


class Problem(NamedTuple):
    """A violation of a rule: missing or superfluous fields, and text that completes "The ... parameter"."""

    field: str
    text: str
    is_missing: bool


def problems(keyword: str, rule: Any, value: Any) -> Iterator[Problem]:
    """The violations of a rule by an object."""
    given = {name: item for name, item in value.items() if item is not None and item not in ("", [])}
    yield from _KEYWORDS[keyword](rule, given)


def is_rule(keyword: object) -> bool:
    """Whether a keyword of a schema states such a rule."""
    return keyword in _KEYWORDS


@cache
def validator_class() -> "type[Validator]":
    """The validator of JSON Schema that also checks these rules."""
    from jsonschema import Draft202012Validator, ValidationError, validators

    def keyword(name: str) -> Callable[..., Iterator[ValidationError]]:
        def check(_: object, rule: Any, value: Any, __: object) -> Iterator[ValidationError]:
            if isinstance(value, dict):
                yield from (ValidationError(problem.text) for problem in problems(name, rule, value))

        return check

    keywords = {**Draft202012Validator.VALIDATORS, **{name: keyword(name) for name in _KEYWORDS}}
    return validators.create(Draft202012Validator.META_SCHEMA, keywords, type_checker=Draft202012Validator.TYPE_CHECKER)


def _exactly_one(groups: list[list[str]], given: dict[str, Any]) -> Iterator[Problem]:
    yield from _at_least_one(groups, given)
    yield from _at_most_one(groups, given)


def _at_least_one(groups: list[list[str]], given: dict[str, Any]) -> Iterator[Problem]:
    for group in groups:
        if not given.keys() & {*group}:
            yield Problem(f"{', '.join(group[:-1])} or {group[-1]}", "is required", is_missing=True)


def _at_most_one(groups: list[list[str]], given: dict[str, Any]) -> Iterator[Problem]:
    for group in groups:
        if len(both := [name for name in group if name in given]) > 1:
            yield Problem(both[0], f"cannot be combined with {' or '.join(both[1:])}", is_missing=False)


def _needs(needs: dict[str, str], given: dict[str, Any]) -> Iterator[Problem]:
    for name, needed in needs.items():
        if name in given and needed not in given:
            yield Problem(needed, f"is required with {name}", is_missing=True)


def _choice(choices: dict[str, dict[str, str]], given: dict[str, Any]) -> Iterator[Problem]:
    for name, choice in choices.items():
        needed = choice.get(str(given.get(name)))
        if needed is not None and needed not in given:
            yield Problem(needed, f"is required for the {name} {given[name]}", is_missing=True)


_KEYWORDS: dict[str, Callable[[Any, dict[str, Any]], Iterator[Problem]]] = {
    "x-exactly-one": _exactly_one,
    "x-at-least-one": _at_least_one,
    "x-at-most-one": _at_most_one,
    "x-needs": _needs,
    "x-choice": _choice,
}
