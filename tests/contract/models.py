"""Arguments as models instead of plain JSON, where the annotation of the parameter allows them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from twelvelabs_lowlevel.responses import RequestModel


def as_models(given: Any, annotation: Any) -> Any:
    """The value with models in place of mappings."""
    options = list(_options(annotation))
    if isinstance(given, list):
        inner = next((get_args(option)[0] for option in options if _is_sequence(option)), Any)
        return [as_models(item, inner) for item in given]
    if isinstance(given, dict):
        models = (option for option in options if inspect.isclass(option) and issubclass(option, RequestModel))
        return next((_made(model, given) for model in models if _fits(model, given)), given)
    return given


def _options(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Union, UnionType):
        for option in get_args(annotation):
            yield from _options(option)
    elif isinstance(annotation, TypeVar):
        yield from annotation.__constraints__
    else:
        yield annotation


def _is_sequence(option: Any) -> bool:
    origin = get_origin(option)
    return inspect.isclass(origin) and not issubclass(origin, Mapping | type) and bool(get_args(option))


def _names(model: type[RequestModel]) -> dict[str, str]:
    """The names of fields by those on the wire."""
    return {model._wire.get(name, name): name for name in attrs.fields_dict(model)}


def _fits(model: type[RequestModel], given: dict[str, Any]) -> bool:
    names, hints = _names(model), get_type_hints(model)
    if not given.keys() <= names.keys():
        return False
    return all(
        value in get_args(hints[names[name]])
        for name, value in given.items()
        if get_origin(hints[names[name]]) is Literal
    )


def _made(model: type[RequestModel], given: dict[str, Any]) -> RequestModel:
    names, hints = _names(model), get_type_hints(model)
    return model(**{names[name]: as_models(value, hints[names[name]]) for name, value in given.items()})
