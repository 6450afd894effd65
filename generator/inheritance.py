"""Objects that extend another one: `allOf` with the reference to the base, beside the fields that are added.

The fields of the base are copied into each object that extends it, so that every reader of the document finds all
fields of an object in one place. `allOf` stays, and names the base of the generated class.
"""

import copy
from collections.abc import Iterator
from typing import Any, TypeGuard

from .field_rules import RULES

_PREFIX = "#/components/schemas/"
_SCHEMAS = ("components", "schemas")


def base_of(schema: dict[str, Any]) -> str | None:
    """The name of the object that this one extends."""
    match schema.get("allOf"):
        case [{"$ref": str(reference), **more}] if reference.startswith(_PREFIX) and not more:
            return reference.removeprefix(_PREFIX)
    return None


def inherit(document: dict[str, Any], places: dict[tuple[str | int, ...], str]) -> Iterator[tuple[str, str]]:
    """Copy the fields of each base into the objects that extend it; the result has places and what is wrong there.

    What has the wrong shape is left for the lint to refuse.
    """
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else {}
    done: set[str] = set()
    if not isinstance(schemas, dict):
        return
    for name in schemas:
        yield from _inherit(schemas, places, (name,), done)


def _inherit(
    schemas: dict[str, Any], places: dict[tuple[str | int, ...], str], path: tuple[str, ...], done: set[str]
) -> Iterator[tuple[str, str]]:
    """Extend the last object of a path, of which each object extends the next one."""
    name = path[-1]
    schema = schemas[name]
    if name in done or not isinstance(schema, dict) or "allOf" not in schema:
        return
    done.add(name)
    base = base_of(schema)
    whole = schemas.get(base) if base else None
    place = places[(*_SCHEMAS, name, "allOf")]
    if base in path:
        yield place, f"{name} extends itself"
    elif base is None or not _has_fields(whole):
        yield place, f"{name}: allOf must have one entry, the $ref to an object with fields that this one extends"
    else:
        yield from _inherit(schemas, places, (*path, base), done)
        own, inherited = schema.get("properties", {}), whole.get("properties", {})
        if not isinstance(own, dict) or not isinstance(inherited, dict):
            return
        for field in own.keys() & inherited.keys():
            place = places[(*_SCHEMAS, name, "properties", field)]
            yield place, f"{name}.{field} is a field of {base}, which {name} extends: remove it here"
        schema["properties"] = {**copy.deepcopy(inherited), **own}
        if required := [*whole.get("required", []), *schema.get("required", [])]:
            schema["required"] = required
        for rule in RULES:
            match whole.get(rule), schema.get(rule):
                case [list(), list() | None] as stated:
                    schema[rule] = [*stated[0], *(stated[1] or ())]
                case [dict(), dict() | None] as stated:
                    schema[rule] = {**stated[0], **(stated[1] or {})}
        _copy_places(places, base, name)


def _has_fields(schema: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(schema, dict) and not schema.keys().isdisjoint({"properties", "allOf"})


def _copy_places(places: dict[tuple[str | int, ...], str], base: str, name: str) -> None:
    for pointer, place in [*places.items()]:
        if pointer[:4] == (*_SCHEMAS, base, "properties") and len(pointer) > 4:
            places.setdefault((*_SCHEMAS, name, *pointer[3:]), place)
