"""What faults and rate limits share: dataclasses that a tester may also give as JSON, checked field by field."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def check(noun: str, problems: Mapping[str, bool]) -> None:
    """Raise ValueError with the first problem that is there."""
    for problem, present in problems.items():
        if present:
            raise ValueError(f"invalid {noun}: {problem}")


def read_fields(cls: type[T], noun: str, value: object) -> T:
    """An instance of a dataclass from a JSON object with the names of its fields; ValueError if it is not valid."""
    if not isinstance(value, dict):
        raise ValueError(f"a {noun} must be a JSON object")
    if unknown := sorted(set(value) - {field.name for field in fields(cls)}):
        raise ValueError(f"a {noun} has no field {unknown[0]}")
    try:
        return cls(**value)
    except TypeError as error:
        raise ValueError(f"invalid {noun}: a field is missing or has the wrong type ({error})") from error
