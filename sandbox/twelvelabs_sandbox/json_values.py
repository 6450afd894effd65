"""JSON values, typed as ``object`` until they are checked, and typed access to validated parameters."""

from collections.abc import Mapping
from typing import TypeAlias

# Values are object, not Any, so that using one without checking its type is a type error.
JsonObject: TypeAlias = dict[str, object]


def as_object(value: object) -> JsonObject:
    """The value as a JSON object; TypeError if it is not one."""
    if not isinstance(value, dict):
        raise TypeError(f"expected a JSON object, not {type(value).__name__}")
    return value


def as_list(value: object) -> list[object]:
    """The value as a list; TypeError if it is not one."""
    if not isinstance(value, list):
        raise TypeError(f"expected a list, not {type(value).__name__}")
    return value


def as_objects(value: object) -> list[JsonObject]:
    """The value as a list of JSON objects; TypeError if it is not one."""
    return [as_object(item) for item in as_list(value)]


def as_text(value: object) -> str:
    """The value as a string; TypeError if it is not one."""
    if not isinstance(value, str):
        raise TypeError(f"expected a string, not {type(value).__name__}")
    return value


def present(**fields: object) -> JsonObject:
    """A JSON object of the fields that are not None."""
    return {name: value for name, value in fields.items() if value is not None}


class Parameters:
    """Validated parameters, read by the types that the contract gives them."""

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self._values = dict(values or {})

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def without(self, *names: str) -> JsonObject:
        """All values except these, as a JSON object."""
        return {name: value for name, value in self._values.items() if name not in names}

    def get(self, name: str) -> object:
        """The value, or None if it is missing."""
        return self._values.get(name)

    def text(self, name: str) -> str:
        """A required string."""
        return as_text(self._values[name])

    def optional_text(self, name: str) -> str | None:
        """A string, or None if it is missing."""
        return self.text(name) if name in self._values else None

    def texts(self, name: str) -> list[str]:
        """A list of strings; empty if it is missing."""
        return [as_text(item) for item in as_list(self._values.get(name, []))]

    def integer(self, name: str, default: int | None = None) -> int:
        """An integer; required unless there is a default."""
        value = self._values.get(name, default)
        # To a JSON Schema validator, 5.0 is an integer too.
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{name} must be a number")
        return int(value)

    def number(self, name: str, default: float | None = None) -> float:
        """A number; required unless there is a default."""
        value = self._values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{name} must be a number")
        return float(value)

    def optional_number(self, name: str) -> float | None:
        """A number, or None if it is missing."""
        return self.number(name) if name in self._values else None

    def flag(self, name: str, *, default: bool) -> bool:
        """A boolean, or the default."""
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise TypeError(f"{name} must be true or false")
        return value

    def mapping(self, name: str) -> JsonObject | None:
        """A JSON object, or None if it is missing."""
        return as_object(self._values[name]) if name in self._values else None

    def mappings(self, name: str) -> list[JsonObject]:
        """A list of JSON objects; empty if it is missing."""
        return as_objects(self._values.get(name, []))
