from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class TextParamFormatJsonSchema(_d.RequestModel):
    """JSON that matches a schema."""

    _wire: ClassVar[Mapping[str, str]] = {"schema_": "schema"}

    name: str
    """A name for the schema."""
    schema_: ResponseJsonSchema
    """The JSON Schema."""
    type: Literal["json_schema"] = "json_schema"
    """Always json_schema."""
    description: str | None = None
    """What the schema describes."""
    strict: bool | None = None
    """Whether the answer must match the schema strictly."""


if TYPE_CHECKING:
    from ..dicts import TextParamFormatJsonSchemaDict

    TextParamFormatJsonSchemaLike: TypeAlias = TextParamFormatJsonSchema | TextParamFormatJsonSchemaDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TextParamFormatJsonSchemaLike = TextParamFormatJsonSchema | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.response_json_schema import ResponseJsonSchema
