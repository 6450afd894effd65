"""The contract's rules about arguments of one body that are given together, checked before anything is sent.

They are about what no type can say: which of some arguments must be given, and which exclude each other.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from numbers import Integral
from typing import Any

from .errors import ArgumentError
from .requests import RequestOptions
from .types import Unset

Groups = Iterable[tuple[str, ...]]


def check(
    given: Mapping[str, Any],
    options: RequestOptions | None,
    *,
    exactly_one: Groups = (),
    at_least_one: Groups = (),
    at_most_one: Groups = (),
    needs: Mapping[str, str] | None = None,
    choice: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Raise ArgumentError unless these arguments, by name, go together.

    `needs` names the argument that another one needs; `choice` the argument that each value of another one needs. With
    additional body parameters nothing is checked: they may stand for what is missing.
    """
    if options and options.get("additional_body_parameters"):
        return
    found = {name for name, value in given.items() if _is_given(value)}
    for group in exactly_one:
        if len(both := [name for name in group if name in found]) != 1:
            raise ArgumentError(f"give one of {' and '.join(group)}, not {' and '.join(both) or 'neither'}")
    for group in at_least_one:
        if not found.intersection(group):
            raise ArgumentError(f"give at least one of {', '.join(group)}")
    for group in at_most_one:
        if len(both := [name for name in group if name in found]) > 1:
            raise ArgumentError(f"give only one of {' and '.join(both)}")
    for name, needed in (needs or {}).items():
        if name in found and needed not in found:
            raise ArgumentError(f"{name} needs {needed}")
    for name, fields in (choice or {}).items():
        value = given[name]
        wanted = fields.get(str(value.value if isinstance(value, Enum) else value))
        if wanted is not None and wanted not in found:  # None for a value that is newer than this version
            raise ArgumentError(f"{name} {value!s} needs {wanted}")


def check_size(name: str, size: object, limit: int) -> None:
    """Raise ArgumentError for a number of bytes above the platform's limit."""
    if isinstance(size, Integral) and int(size) > limit:
        raise ArgumentError(f"{name}: {int(size) / 2**30:,.1f} GB; the platform takes {limit / 2**30:g} GB")


def _is_given(value: object) -> bool:
    is_empty = isinstance(value, str | list | tuple) and not value
    return value is not None and not isinstance(value, Unset) and not is_empty
