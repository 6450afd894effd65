"""Models within pydantic models: as fields, results of endpoints, and arguments of tools. Imported only by pydantic.

An object is taken as it is. A dict is validated by pydantic, with the names on the wire or those of Python; fields
unknown to this version are kept. What is written has the names of Python, as with the models of the vendor's SDK.
"""

import functools
import operator
import threading
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

import attrs
from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
from pydantic.errors import PydanticSchemaGenerationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, SchemaSerializer, core_schema

from .dumping import dump
from .model import Model, OtherTag
from .request_models import field_types, is_literal, is_union
from .types import Unset

_local = threading.local()
"""`open`: the models of this thread whose schemas are being made. Models refer to each other in cycles."""
_serializers: dict[type[Model], SchemaSerializer] = {}


def core_schema_of(model: type[Model], handler: GetCoreSchemaHandler) -> CoreSchema:
    """The schema that validates and writes a model."""
    ref = f"{model.__module__}.{model.__qualname__}:{id(model)}"
    unfinished: set[str] = _local.__dict__.setdefault("open", set())
    if ref in unfinished:
        return core_schema.definition_reference_schema(ref)
    unfinished.add(ref)
    try:
        fields = _fields(model, handler)
    finally:
        unfinished.discard(ref)

    def validated(value: Any, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
        return value if isinstance(value, model) else _made(model, validate(value))

    def written(value: Model, info: core_schema.SerializationInfo) -> Any:
        return dump(
            value,
            mode="json" if info.mode_is_json() else "python",
            by_alias=False,
            exclude_none=info.exclude_none,
            exclude_unset=info.exclude_unset or info.exclude_defaults,
            include=info.include,  # type: ignore[arg-type]  # of pydantic's own type, which has the same forms
            exclude=info.exclude,  # type: ignore[arg-type]
        )

    return core_schema.no_info_wrap_validator_function(
        validated,
        fields,
        ref=ref,
        serialization=core_schema.plain_serializer_function_ser_schema(written, info_arg=True),
    )


def serializer_of(model: type[Model]) -> SchemaSerializer:
    """What writes a model in a field whose type is not declared."""
    if (found := _serializers.get(model)) is None:
        found = _serializers[model] = SchemaSerializer(TypeAdapter(model).core_schema)
    return found


def json_schema_of(model: type[Model], schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """The JSON Schema of a model, from its fields."""
    made = handler(schema)
    described = handler.resolve_ref_schema(made)
    described["title"] = model.__name__
    if text := (model.__dict__.get("__doc__") or "").strip():
        described["description"] = text
    return made


def _made(model: type[Model], values: dict[str, Any]) -> Model:
    known = attrs.fields_dict(model)
    required = [name for name, field in known.items() if field.init and field.default is attrs.NOTHING]
    made = model(**{**dict.fromkeys(required), **{name: value for name, value in values.items() if name in known}})
    if "additional_properties" in known:
        made.additional_properties = {name: value for name, value in values.items() if name not in known}  # type: ignore[attr-defined]  # all models that are received have it
    return made


def _fields(model: type[Model], handler: GetCoreSchemaHandler) -> CoreSchema:
    """A dict with the fields of a model by their names in Python."""
    fields = {}
    for name, hint in field_types(model).items():
        wire = model._wire.get(name, name)
        names: list[list[str | int]] = [[name], [wire]]
        fields[name] = core_schema.typed_dict_field(
            _schema(hint, handler),
            required=attrs.fields_dict(model)[name].default is attrs.NOTHING,
            validation_alias=names if wire != name else None,
        )
    # In what is sent, an unknown name is a mistake; in what is received, it is news.
    return core_schema.typed_dict_schema(
        fields,
        extra_behavior="forbid" if model._is_sent else "allow",
        config=core_schema.CoreConfig(coerce_numbers_to_str=not model._is_sent),
    )


def _schema(hint: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    try:
        return handler.generate_schema(_accepted(hint))
    except PydanticSchemaGenerationError:  # a file, which JSON does not have
        return core_schema.any_schema()


def _accepted(hint: Any) -> Any:
    """The type for pydantic: enums are open, and models are not also mappings."""
    if hint == OtherTag:
        return str
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Annotated[hint | str, Field(union_mode="left_to_right")]
    if is_union(hint):
        return _union([part for part in get_args(hint) if part is not Unset])
    if get_args(hint) and not is_literal(hint) and get_origin(hint) is not Annotated:
        origin: Any = get_origin(hint)
        return origin[tuple(part if part is ... else _accepted(part) for part in get_args(hint))]
    return hint


def _union(parts: list[Any]) -> Any:
    """One of several types, in the order in which they are decoded, with the open member last."""
    models = [part for part in parts if isinstance(part, type) and issubclass(part, Model)]
    if models:
        parts = [part for part in parts if get_origin(part) is not Mapping]
        parts.sort(key=lambda part: part in models and OtherTag in field_types(part).values())
    union: Any = functools.reduce(operator.or_, [_accepted(part) for part in parts])
    return Annotated[union, Field(union_mode="left_to_right")] if len(models) > 1 else union
