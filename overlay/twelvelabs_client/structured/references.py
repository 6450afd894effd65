"""References within JSON Schemas: following them, and writing out what they refer to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import InvalidArgumentError

_PREFIX = "#/$defs/"
_OF_NAMES = ("properties", "$defs")
"""Keywords that hold schemas by names of the user's."""


def step(name: str | int) -> str:
    """One step of a JSON pointer."""
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


def definition(root: Mapping[str, Any], reference: object) -> Mapping[str, Any] | None:
    """The subschema that a reference into the `$defs` of the root names, or None."""
    if not isinstance(reference, str) or not reference.startswith(_PREFIX):
        return None
    value: Any = root
    for name in reference[2:].split("/"):
        value = value.get(name.replace("~1", "/").replace("~0", "~")) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else None


def inlined(root: Mapping[str, Any]) -> dict[str, Any]:
    """The schema that pydantic has made for a class, in words that the platform understands.

    References are written out, because the platform has no timestamps behind one. Defaults go, and so does the ban on
    further properties, which the class keeps up itself.
    """
    return _inlined(root, root, ())


def _inlined(schema: Mapping[str, Any], root: Mapping[str, Any], within: tuple[str, ...]) -> dict[str, Any]:
    own = dict(schema)
    if (target := definition(root, own.get("$ref"))) is not None:
        reference = own.pop("$ref")
        if reference in within:
            raise InvalidArgumentError(
                f"{reference.removeprefix(_PREFIX)} contains itself; nest to a fixed depth, or give a JSON Schema with "
                "$defs"
            )
        return {**_inlined(target, root, (*within, reference)), **_inlined(own, root, within)}
    own.pop("$defs", None)
    own.pop("default", None)
    if own.get("additionalProperties") is False:
        del own["additionalProperties"]
    return {keyword: _value(keyword, value, root, within) for keyword, value in own.items()}


def _value(keyword: str, value: Any, root: Mapping[str, Any], within: tuple[str, ...]) -> Any:
    if keyword in ("enum", "const", "examples", "required"):
        return value
    if keyword in _OF_NAMES and isinstance(value, Mapping):
        return {name: _inlined(each, root, within) for name, each in value.items()}
    if isinstance(value, Mapping):
        return _inlined(value, root, within)
    if isinstance(value, list):
        return [_inlined(each, root, within) if isinstance(each, Mapping) else each for each in value]
    return value
