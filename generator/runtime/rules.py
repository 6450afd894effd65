"""The contract's rules about combinations of the fields of one object, checked before a request is sent.

They state what types cannot: which of several fields are required, and which exclude each other. With additional body
parameters nothing is checked, as these may supply a missing field.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from numbers import Integral
from typing import Any, TypedDict

from .errors import ArgumentError
from .requests import RequestOptions
from .types import Unset

Groups = Iterable[Sequence[str]]


class Rules(TypedDict, total=False):
    """The rules of one object."""

    exactly_one: Groups
    at_least_one: Groups
    at_most_one: Groups
    needs: Mapping[str, str]
    """The field that another one needs."""
    choice: Mapping[str, Mapping[str, str]]
    """The field that each value of another one needs."""
    kind: tuple[str, str]
    """The field and the constant that identify an object of a union."""
    within: Mapping[str, Sequence["Rules"]]
    """The rules of the objects within this one, by the field that leads to them (alone, or in a list), one for each
    kind of object; "*" for fields that are not listed.
    """


def check(given: Mapping[str, Any], options: RequestOptions | None, rules: Rules) -> None:
    """Raise ArgumentError if this combination of arguments, by name, is not valid."""
    if not _is_unknown(options):
        _check(given, rules)


def checked(body: Any, options: RequestOptions | None, within: Mapping[str, Sequence[Rules]]) -> Any:
    """The JSON body. Raises ArgumentError if the fields of an object within it are not a valid combination.

    The message names the object by the names on the wire that lead to it.
    """
    if not _is_unknown(options):
        _check(body, {"within": within})
    return body


def check_size(name: str, size: object, limit: int) -> None:
    """Raise ArgumentError for a number of bytes above the platform's limit."""
    if isinstance(size, Integral) and int(size) > limit:
        raise ArgumentError(f"{name}: {int(size) / 2**30:,.1f} GB; the platform takes {limit / 2**30:g} GB")


def _is_unknown(options: RequestOptions | None) -> bool:
    """Whether fields outside the contract are sent."""
    return bool(options and options.get("additional_body_parameters"))


def _check(given: Mapping[str, Any], rules: Rules, path: str = "") -> None:
    for problem in _problems(given, rules):
        raise ArgumentError(f"{path}: {problem}" if path else problem)
    within = rules.get("within", {})
    for name in given if "*" in within else within:
        kinds = within.get(name, within.get("*", ()))
        _check_value(given.get(name), kinds, f"{path}.{name}" if path else name)


def _check_value(value: Any, kinds: Sequence[Rules], path: str) -> None:
    if isinstance(value, list):
        for index, item in enumerate(value):
            _check_value(item, kinds, f"{path}[{index}]")
    elif isinstance(value, Mapping):
        for rules in kinds:
            name, constant = rules.get("kind", ("", None))
            if not name or value.get(name) == constant:
                _check(value, rules, path)
                return


def _problems(given: Mapping[str, Any], rules: Rules) -> Iterator[str]:
    found = {name for name, value in given.items() if _is_given(value)}
    for group in rules.get("exactly_one", ()):
        if len(both := [name for name in group if name in found]) != 1:
            yield f"give exactly one of {', '.join(group)}" + (f", not {' and '.join(both)}" if both else "")
    for group in rules.get("at_least_one", ()):
        if not found.intersection(group):
            yield f"give at least one of {', '.join(group)}"
    for group in rules.get("at_most_one", ()):
        if len(both := [name for name in group if name in found]) > 1:
            yield f"give only one of {' and '.join(both)}"
    for name, needed in rules.get("needs", {}).items():
        if name in found and needed not in found:
            yield f"{name} needs {needed}"
    for name, fields in rules.get("choice", {}).items():
        value = given.get(name)
        wanted = fields.get(str(value.value if isinstance(value, Enum) else value))
        if wanted is not None and wanted not in found:  # None for a value that is newer than this version
            yield f"{name} {value!s} needs {wanted}"


def _is_given(value: object) -> bool:
    is_empty = isinstance(value, str | list | tuple) and not value
    return value is not None and not isinstance(value, Unset) and not is_empty
