"""What every model can do beside being decoded and sent: be dumped, copied, shown, and used within pydantic models.

The methods are those of the models of the vendor's SDK. Their code is in modules that are imported on first use.
"""

import builtins
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

import attrs

from .model import Model

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, SchemaSerializer

    from .dumping import Selection


@attrs.define(repr=False)
class BaseModel(Model):
    """The base of the models of the contract."""

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict()` as text."""
        from .dumping import to_text

        return to_text(self.to_dict(), indent)

    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] = "python",
        by_alias: bool = False,
        include: "Selection | None" = None,
        exclude: "Selection | None" = None,
        exclude_none: bool = False,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
    ) -> builtins.dict[str, Any]:
        """The fields by name, those of nested objects too, and what is in `additional_properties`.

        Args:
            mode: json also converts times to text, so that the result can be written as JSON.
            by_alias: Use the names on the wire, such as `_id`, in place of those in Python.
            include: Only these fields, by their names in Python: a set of them, or a mapping of them to True or to what
                is included of the object within. Items of lists have their index, or `"__all__"` for each.
            exclude: All but these fields, in the same form.
            exclude_none: Leave out what is None.
            exclude_unset: Leave out fields that are None. Absent fields and null are not distinguished.
            exclude_defaults: The same as `exclude_unset`.
        """
        from .dumping import dump

        return dump(
            self,
            mode=mode,
            by_alias=by_alias,
            exclude_none=exclude_none,
            exclude_unset=exclude_unset or exclude_defaults,
            include=include,
            exclude=exclude,
        )

    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        by_alias: bool = False,
        include: "Selection | None" = None,
        exclude: "Selection | None" = None,
        exclude_none: bool = False,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
    ) -> str:
        """`model_dump(mode="json")` as text."""
        from .dumping import to_text

        dumped = self.model_dump(
            mode="json",
            by_alias=by_alias,
            include=include,
            exclude=exclude,
            exclude_none=exclude_none,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
        )
        return to_text(dumped, indent)

    def copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy in which some fields have other values, which are not checked.

        Args:
            update: The values by name. Those of unknown names go to `additional_properties`.
            deep: Copy nested objects too.

        Raises:
            ArgumentError: A part of a request has no such field.
        """
        from .dumping import copied

        return copied(self, update or {}, deep=deep)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same as `copy`."""
        return self.copy(update=update, deep=deep)

    @classmethod
    def model_validate(cls, obj: Any) -> Self:
        """The object from what `model_dump` makes, or from a dict that `from_dict` takes; an object as it is."""
        from .dumping import validated

        return validated(cls, obj)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes) -> Self:
        """The object from what `model_dump_json` makes, or any JSON that `model_validate` takes."""
        from .json_text import loads

        return cls.model_validate(loads(json_data.encode() if isinstance(json_data, str) else json_data))

    def json(
        self,
        *,
        indent: int | None = None,
        by_alias: bool = False,
        include: "Selection | None" = None,
        exclude: "Selection | None" = None,
        exclude_none: bool = False,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
    ) -> str:
        """The same as `model_dump_json`."""
        return self.model_dump_json(
            indent=indent,
            by_alias=by_alias,
            include=include,
            exclude=exclude,
            exclude_none=exclude_none,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
        )

    def dict(
        self,
        *,
        by_alias: bool = True,
        include: "Selection | None" = None,
        exclude: "Selection | None" = None,
        exclude_none: bool = False,
        exclude_unset: bool = True,
    ) -> builtins.dict[str, Any]:
        """`model_dump` with other defaults: the names on the wire, without fields that are None."""
        return self.model_dump(
            by_alias=by_alias,
            include=include,
            exclude=exclude,
            exclude_none=exclude_none,
            exclude_unset=exclude_unset,
        )

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """The fields and their values, for `dict(model)`, and for FastAPI to write results without a declared type."""
        from .dumping import extras_of, fields_of

        yield from {**fields_of(self), **extras_of(self)}.items()

    def __repr__(self) -> str:
        from .display import summary

        return summary(self)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        from .display import rich_fields

        return rich_fields(self)

    def _repr_html_(self) -> str:
        from .notebook import model_as_html

        return model_as_html(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from .pydantic_schema import core_schema_of

        return core_schema_of(cls, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        from .pydantic_schema import json_schema_of

        return json_schema_of(cls, schema, handler)

    @property
    def __pydantic_serializer__(self) -> "SchemaSerializer":
        """For `pydantic_core.to_json`, with which MCP servers and others write what is of no type known to them."""
        from .pydantic_schema import serializer_of

        return serializer_of(type(self))
