from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class TextParamFormatJsonSchema(_d.RequestModel):
    """JSON of a given shape."""

    name: str
    """A name for the shape."""
    schema: ResponseJsonSchema
    """The shape, as a JSON Schema."""
    type: Literal["json_schema"] = "json_schema"
    """Always json_schema."""
    description: str | None = None
    """What the shape is for."""
    strict: bool | None = None
    """Whether to keep strictly to the shape."""


# At the end, so that models can refer to each other in cycles.
from ..models.response_json_schema import ResponseJsonSchema
