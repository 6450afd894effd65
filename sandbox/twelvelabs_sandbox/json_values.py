"""JSON values, which are objects until their type has been checked, and parameters that are read by type."""

from collections.abc import Mapping
from typing import TypeAlias

# A value within JSON is known only after a check, so it is an object, not Any: forgetting the check is a type error.
JsonObject: TypeAlias = dict[str, object]


def as_object(value: object) -> JsonObject:
    """A value that must be a JSON object; TypeError if it is not."""
    if not isinstance(value, dict):
        raise TypeError(f"a JSON object was expected, not {type(value).__name__}")
    return value


def as_list(value: object) -> list[object]:
    """A value that must be a list."""
    if not isinstance(value, list):
        raise TypeError(f"a list was expected, not {type(value).__name__}")
    return value


def as_objects(value: object) -> list[JsonObject]:
    """A value that must be a list of JSON objects."""
    return [as_object(item) for item in as_list(value)]


def as_text(value: object) -> str:
    """A value that must be text."""
    if not isinstance(value, str):
        raise TypeError(f"text was expected, not {type(value).__name__}")
    return value


def present(**fields: object) -> JsonObject:
    """A JSON object of the fields that are not None."""
    return {name: value for name, value in fields.items() if value is not None}


class Parameters:
    """Parameters that have passed validation, read by the type that the contract gives them."""

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self._values = dict(values or {})

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def without(self, *names: str) -> JsonObject:
        """All values but these, as a JSON object."""
        return {name: value for name, value in self._values.items() if name not in names}

    def get(self, name: str) -> object:
        """The value, or None."""
        return self._values.get(name)

    def text(self, name: str) -> str:
        """A text that is required."""
        return as_text(self._values[name])

    def optional_text(self, name: str) -> str | None:
        """A text, or None if it was left out."""
        return self.text(name) if name in self._values else None

    def texts(self, name: str) -> list[str]:
        """A list of texts, empty if it was left out."""
        return [as_text(item) for item in as_list(self._values.get(name, []))]

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number; without a default it is required."""
        value = self._values.get(name, default)
        # JSON does not tell 5 from 5.0, and a validator takes both for an integer.
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{name} must be a number")
        return int(value)

    def number(self, name: str, default: float | None = None) -> float:
        """A number; without a default it is required."""
        value = self._values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{name} must be a number")
        return float(value)

    def optional_number(self, name: str) -> float | None:
        """A number, or None if it was left out."""
        return self.number(name) if name in self._values else None

    def flag(self, name: str, *, default: bool) -> bool:
        """A yes or no."""
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise TypeError(f"{name} must be true or false")
        return value

    def mapping(self, name: str) -> JsonObject | None:
        """A JSON object, or None if it was left out."""
        return as_object(self._values[name]) if name in self._values else None

    def mappings(self, name: str) -> list[JsonObject]:
        """A list of JSON objects, empty if it was left out."""
        return as_objects(self._values.get(name, []))
