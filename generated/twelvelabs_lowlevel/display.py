"""Objects as people read them: without what is None, long lists and texts cut. Imported on first use."""

import datetime
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import islice
from types import NoneType
from typing import Any

from .dumping import extras_of, fields_of
from .model import Model
from .times import rfc3339

_MAX_TEXT = 80
_MAX_ITEMS = 3
"""Of a list of numbers or objects."""
_MAX_VALUES = 5
"""Of a dict, or a list of texts."""
_MAX_FIELDS = (1000, 8, 4)
"""Of an object, one within it, and one within that. Those further down are shown by their class."""
_MAX_DEPTH = 6
"""Levels of dicts and lists."""


class _Shown:
    """Text that takes the place of a value."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def summary(value: Any, level: int = 0, depth: int = 0) -> str:
    """The value in a few lines of text. `level` counts the models that it is in, `depth` the dicts and lists."""
    if isinstance(value, Model):
        return _model(value, level)
    if isinstance(value, Mapping | list | tuple):
        return _container(value, level, depth)
    if isinstance(value, Enum):
        return summary(value.value)
    if isinstance(value, str):
        return repr(value) if len(value) <= _MAX_TEXT else f"{value[:_MAX_TEXT]!r}... ({len(value):,} characters)"
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return rfc3339(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes | bytearray) and len(value) > _MAX_TEXT:
        return f"<{len(value):,} bytes>"
    text = repr(value)
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}..."


def _model(model: Model, level: int) -> str:
    name = type(model).__name__
    if level >= len(_MAX_FIELDS):
        return f"{name}(...)"
    fields = visible_fields(model)
    limit = _MAX_FIELDS[level]
    shown = [f"{key}={summary(value, level + 1)}" for key, value in islice(fields.items(), limit)]
    return f"{name}({', '.join([*shown, *_rest(len(fields), limit)])})"


def _container(value: Mapping[Any, Any] | list[Any] | tuple[Any, ...], level: int, depth: int) -> str:
    if depth >= _MAX_DEPTH:
        return "{...}" if isinstance(value, Mapping) else "[...]"
    if isinstance(value, Mapping):
        limit = _MAX_VALUES
        items = [
            f"{summary(key)}: {summary(item, level, depth + 1)}" for key, item in islice(value.items(), _MAX_VALUES)
        ]
    else:
        limit = max_items(value)
        items = [
            f"{item:.6g}" if type(item) is float and limit < len(value) else summary(item, level, depth + 1)
            for item in value[:limit]
        ]
    inner = ", ".join([*items, *_rest(len(value), limit)])
    return f"{{{inner}}}" if isinstance(value, Mapping) else f"[{inner}]"


def visible_fields(model: Model) -> dict[str, Any]:
    """The fields that are not None, and those unknown to this version, if there are any."""
    fields = {name: value for name, value in fields_of(model).items() if value is not None}
    extras = extras_of(model)
    return {**fields, "additional_properties": extras} if extras else fields


def max_items(values: list[Any] | tuple[Any, ...]) -> int:
    """How many items of a list are shown: fewer of vectors and of objects than of short texts."""
    return _MAX_VALUES if isinstance(next(iter(values), None), str | NoneType) else _MAX_ITEMS


def rich_fields(model: Model) -> Iterator[tuple[str, Any]]:
    """The fields for rich, which lays out objects and lists by itself."""
    for name, value in visible_fields(model).items():
        yield name, for_rich(value)


def for_rich(value: Any) -> Any:
    """A value as rich prints it. Objects stay as they are."""
    if isinstance(value, Model):
        return value
    if isinstance(value, list) and isinstance(value[0] if value else None, Model):
        return [*value[:_MAX_ITEMS], *map(_Shown, _rest(len(value), _MAX_ITEMS))]
    return _Shown(summary(value))


def _rest(total: int, shown: int) -> list[str]:
    return [f"... {total - shown:,} more"] if total > shown else []
