from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class TextParamFormatJsonSchema(_d.RequestModel):
    """JSON that matches a schema."""

    name: str
    """A name for the schema."""
    schema: ResponseJsonSchema
    """The JSON Schema."""
    type: Literal["json_schema"] = "json_schema"
    """Always json_schema."""
    description: str | None = None
    """What the schema describes."""
    strict: bool | None = None
    """Whether the answer must match the schema strictly."""


# At the end, so that models can refer to each other in cycles.
from ..models.response_json_schema import ResponseJsonSchema
