"""Request models from the dicts that could take their place. Imported on first use."""

import difflib
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, cast

import attrs

from .errors import ArgumentError
from .model import Model

M = TypeVar("M", bound=Model)


def from_mapping(model: type[M], source: Any) -> M:
    """The object with the fields of a mapping, by their names on the wire or in Python.

    Raises ArgumentError if a field is not known or missing, or if the source is not a mapping.
    """
    if not isinstance(source, Mapping):
        raise ArgumentError(f"{model.__name__}: expected a mapping, not {source!r:.100}")
    names = {wire: name for name, wire in model._wire.items()}
    hints = field_types(model)
    given: dict[str, Any] = {}
    for key, value in source.items():
        name = names.get(key, key)
        if name not in hints:
            near = difflib.get_close_matches(str(key), [*hints, *names], 1)
            advice = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(hints)}"
            raise ArgumentError(f"{model.__name__} has no field {key!r}; {advice}")
        given[name] = _converted(value, models_in(hints[name]))
    required = [field.name for field in attrs.fields(model) if field.default is attrs.NOTHING]
    if missing := [name for name in required if name not in given]:
        raise ArgumentError(f"{model.__name__} needs {', '.join(missing)}")
    return model(**given)


def _converted(value: Any, models: list[type[Model]]) -> Any:
    """The value with models in place of mappings, where it is clear which."""
    if isinstance(value, list | tuple):
        return [_converted(item, models) for item in value]
    if not isinstance(value, Mapping):
        return value
    possible = [model for model in models if _has_tags(model, value)]
    return from_mapping(possible[0], value) if len(possible) == 1 else value


def _has_tags(model: type[Model], value: Mapping[str, Any]) -> bool:
    """Whether the constants of the model are those of the mapping."""
    tags = {name: typing.get_args(hint)[0] for name, hint in field_types(model).items() if is_literal(hint)}
    return all(value.get(model._wire.get(name, name), tag) == tag for name, tag in tags.items())


def field_types(model: type[Model]) -> dict[str, Any]:
    """The types of the fields of a model, by name."""
    return _field_types(cast("Any", model))  # to checkers a class with `==` cannot be hashed, nor its type


@cache
def _field_types(model: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(model)
    return {name: hints[name] for name in attrs.fields_dict(model) if name != "additional_properties"}


def is_literal(hint: Any) -> bool:
    return typing.get_origin(hint) is Literal


def is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def models_in(hint: Any) -> list[type[Model]]:
    """The models that a type names, at any depth."""
    if isinstance(hint, type) and not typing.get_args(hint):
        return [hint] if issubclass(hint, Model) else []
    return [model for part in typing.get_args(hint) for model in models_in(part)]
