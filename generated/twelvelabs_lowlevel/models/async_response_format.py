from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.async_response_format_type import AsyncResponseFormatTypeLike
from ..models.segment_time_format import SegmentTimeFormatLike


@_define(repr=False)
class AsyncResponseFormat(_d.RequestModel):
    """The format of a task's answer."""

    type: AsyncResponseFormatTypeLike
    """json_schema for mode general, segment_definitions for time_based_metadata."""
    json_schema: JsonSchema | None = None
    """The JSON Schema that the answer must match, for type json_schema."""
    segment_definitions: Sequence[SegmentDefinitionLike] | None = None
    """The kinds of segments to find, 1 to 20, for type segment_definitions."""
    segment_time_format: SegmentTimeFormatLike | None = None
    """The format of segment times (server default: seconds)."""


if TYPE_CHECKING:
    from ..dicts import AsyncResponseFormatDict

    AsyncResponseFormatLike: TypeAlias = AsyncResponseFormat | AsyncResponseFormatDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AsyncResponseFormatLike = AsyncResponseFormat | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.json_schema import JsonSchema
from ..models.segment_definition import SegmentDefinitionLike
