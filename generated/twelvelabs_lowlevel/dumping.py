"""Models as dicts and JSON text, and copies of them, as the models of the vendor's SDK make them.

The vendor's methods give the names of Python, except for `dict`. Imported on first use.
"""

import copy
import datetime
import json
from collections.abc import Mapping, Set
from enum import Enum
from typing import Any, TypeVar

import attrs
import orjson

from .errors import ArgumentError
from .model import Model
from .times import rfc3339
from .types import Unset
from .wire import to_wire

M = TypeVar("M", bound=Model)

_PLAIN = frozenset({str, int, float, bool, type(None)})
_EXTRAS = "additional_properties"


def fields_of(model: Model) -> dict[str, Any]:
    """The fields by name, without those that are not part of the request."""
    values = {name: getattr(model, name) for name in attrs.fields_dict(type(model)) if name != _EXTRAS}
    return {name: value for name, value in values.items() if not isinstance(value, Unset)}


def extras_of(model: Model) -> dict[str, Any]:
    """The fields unknown to this version, by their names on the wire."""
    extras: dict[str, Any] = getattr(model, _EXTRAS, {})
    return extras


def dump(model: Model, *, mode: str, by_alias: bool, exclude_none: bool, exclude_unset: bool) -> dict[str, Any]:
    """The object as plain values. Raises ArgumentError for what JSON does not have, in the mode json."""
    if mode not in ("python", "json"):
        raise ArgumentError(f"mode must be python or json, not {mode!r}")

    def plain(value: Any) -> Any:
        if type(value) in _PLAIN:
            return value
        if isinstance(value, Model):
            return fields(value)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, Mapping):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, list | tuple | Set):
            return [item if type(item) in _PLAIN else plain(item) for item in value]
        return _as_json(value) if mode == "json" else value

    def fields(one: Model) -> dict[str, Any]:
        known = fields_of(one)
        if exclude_none or exclude_unset:
            known = {name: value for name, value in known.items() if value is not None}
        extras = extras_of(one)
        if exclude_none:
            extras = {name: value for name, value in extras.items() if value is not None}
        names = type(one)._wire if by_alias else {}
        return {names.get(name, name): plain(value) for name, value in {**known, **extras}.items()}

    return fields(model)


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return rfc3339(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return to_wire(value)


def to_text(value: Any, indent: int | None) -> str:
    """Plain values as JSON text, which is compact without `indent`."""
    if indent is None:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    return json.dumps(value, indent=indent, ensure_ascii=False)


def copied(model: M, update: Mapping[str, Any], *, deep: bool) -> M:
    """A copy of the object with other values for some fields."""
    result = copy.deepcopy(model) if deep else copy.copy(model)
    names = {wire: name for name, wire in type(model)._wire.items()}
    known = attrs.fields_dict(type(model))
    has_extras = _EXTRAS in known
    extras = dict(extras_of(model))
    for given, value in update.items():
        if (name := names.get(given, given)) in known:
            setattr(result, name, value)
        elif has_extras:
            extras[given] = value
        else:
            raise ArgumentError(f"{type(model).__name__} has no field {given!r}, but {', '.join(known)}")
    if has_extras and _EXTRAS not in update:
        setattr(result, _EXTRAS, copy.deepcopy(extras) if deep else extras)
    return result
