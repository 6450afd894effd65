"""Models as dicts and JSON text, and copies of them, as the models of the vendor's SDK make them.

The vendor's methods give the names of Python, except for `dict`. Imported on first use.
"""

import copy
import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from enum import Enum
from typing import Any, TypeAlias, TypeVar

import attrs
import orjson

from .errors import ArgumentError
from .model import Model
from .request_models import field_types, models_in
from .times import rfc3339
from .types import Unset
from .wire import to_wire

K = TypeVar("K")
M = TypeVar("M", bound=Model)

Selection: TypeAlias = Set[str] | Set[int] | Mapping[str, Any] | Mapping[int, Any]
"""Some fields by name, or items by index (`"__all__"` for each): a set, or a mapping to those within them."""

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


def dump(
    model: Model,
    *,
    mode: str,
    by_alias: bool,
    exclude_none: bool,
    exclude_unset: bool,
    include: Selection | None = None,
    exclude: Selection | None = None,
) -> dict[str, Any]:
    """The object as plain values. Raises ArgumentError for what JSON does not have, in the mode json."""
    if mode not in ("python", "json"):
        raise ArgumentError(f"mode must be python or json, not {mode!r}")

    def plain(value: Any, include: Selection | None, exclude: Selection | None) -> Any:
        if type(value) in _PLAIN:
            return value
        if isinstance(value, Model):
            return fields(value, include, exclude)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, Mapping):
            return {key: plain(item, *within) for key, item, within in _selected(value.items(), include, exclude)}
        if isinstance(value, list | tuple | Set):
            if include is None and exclude is None:
                return [item if type(item) in _PLAIN else plain(item, None, None) for item in value]
            return [plain(item, *within) for _, item, within in _selected(enumerate(value), include, exclude)]
        return _as_json(value) if mode == "json" else value

    def fields(one: Model, include: Selection | None, exclude: Selection | None) -> dict[str, Any]:
        known = fields_of(one)
        if exclude_none or exclude_unset:
            known = {name: value for name, value in known.items() if value is not None}
        extras = extras_of(one)
        if exclude_none:
            extras = {name: value for name, value in extras.items() if value is not None}
        names = type(one)._wire if by_alias else {}
        selected = _selected({**known, **extras}.items(), include, exclude)
        return {names.get(name, name): plain(value, *within) for name, value, within in selected}

    return fields(model, include, exclude)


def _selected(
    items: Iterable[tuple[K, Any]], include: Selection | None, exclude: Selection | None
) -> Iterator[tuple[K, Any, tuple[Selection | None, Selection | None]]]:
    """The items that are included and not excluded, each with what is included and excluded within it."""
    for key, value in items:
        wanted, unwanted = _of(include, key), _of(exclude, key)
        if (include is None or wanted is not None) and unwanted is not True:
            yield key, value, (None if wanted is True else wanted, unwanted)


def _of(selection: Any, key: object) -> Any:
    """What a selection says of a key: True for all of it, a selection within it, or None."""
    if selection is None:
        return None
    found = next((each for each in (key, "__all__") if each in selection), None)
    if found is None:
        return None
    within = selection[found] if isinstance(selection, Mapping) else True
    return True if within is ... else within or None


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


def validated(model: type[M], source: Any) -> M:
    """The object itself, or from a dict with the names on the wire or those of Python, at any depth."""
    return source if isinstance(source, model) else model.from_dict(_with_wire_names([model], source))


def _with_wire_names(models: list[type[Model]], value: Any) -> Any:
    """A value of one of these models with the names on the wire, where both do not stand for something else."""
    if isinstance(value, list):
        return [_with_wire_names(models, item) for item in value]
    if not isinstance(value, Mapping) or not models:
        return value
    renamed = {name: wire for model in models for name, wire in model._wire.items() if wire not in value}
    hints = [field_types(model) for model in models]
    return {
        renamed.get(name, name): _with_wire_names([each for hint in hints for each in models_in(hint.get(name))], item)
        for name, item in value.items()
    }
