"""References within JSON Schemas: resolving and inlining them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from ..errors import InvalidArgumentError

Constraints: TypeAlias = Callable[[Mapping[str, Any]], Collection[str]]
"""Returns the keywords of a schema that constrain its values in a way that the platform does not support."""

_PREFIX = "#/$defs/"
_OF_NAMES = ("properties", "$defs")
"""Keywords that contain schemas under names of the user."""

_VALUES = ("enum", "const", "examples", "required")
"""Keywords that contain values, not schemas."""


def step(name: str | int) -> str:
    """One token of a JSON pointer (RFC 6901)."""
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


def definition(root: Mapping[str, Any], reference: object) -> Mapping[str, Any] | None:
    """The subschema that a reference into the `$defs` of the root names, or None."""
    if not isinstance(reference, str) or not reference.startswith(_PREFIX):
        return None
    value: Any = root
    for name in reference[2:].split("/"):
        value = value.get(name.replace("~1", "/").replace("~0", "~")) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else None


def inlined(root: Mapping[str, Any], constraints: Constraints | None = None) -> dict[str, Any]:
    """The schema of a pydantic model, in keywords that the platform supports.

    References are inlined, because the platform does not support timestamps behind one. Omitted are defaults and what
    the model checks itself: the ban on additional properties, and at each place the keywords that `constraints`
    returns.
    """
    return _inlined(root, root, (), constraints or (lambda schema: ()))


def _inlined(
    schema: Mapping[str, Any], root: Mapping[str, Any], within: tuple[str, ...], constraints: Constraints
) -> dict[str, Any]:
    own = dict(schema)
    if (target := definition(root, own.get("$ref"))) is not None:
        reference = own.pop("$ref")
        if reference in within:
            raise InvalidArgumentError(
                f"{reference.removeprefix(_PREFIX)} contains itself; nest to a fixed depth, or give a JSON Schema with "
                "$defs"
            )
        return {
            **_inlined(target, root, (*within, reference), constraints),
            **_inlined(own, root, within, constraints),
        }
    left_out = {"$defs", "default", *constraints(own)}
    if own.get("additionalProperties") is False:
        left_out.add("additionalProperties")

    def inline(keyword: str, value: Any) -> Any:
        if keyword in _VALUES:
            return value
        if keyword in _OF_NAMES and isinstance(value, Mapping):
            return {name: _inlined(each, root, within, constraints) for name, each in value.items()}
        if isinstance(value, Mapping):
            return _inlined(value, root, within, constraints)
        if isinstance(value, list):
            return [_inlined(each, root, within, constraints) if isinstance(each, Mapping) else each for each in value]
        return value

    return {keyword: inline(keyword, value) for keyword, value in own.items() if keyword not in left_out}
