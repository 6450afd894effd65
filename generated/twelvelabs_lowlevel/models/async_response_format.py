from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.async_response_format_type import AsyncResponseFormatType
from ..models.segment_time_format import SegmentTimeFormat


@_define
class AsyncResponseFormat(_d.RequestModel):
    """The format of a task's answer."""

    type: AsyncResponseFormatType | str
    """json_schema for mode general, segment_definitions for time_based_metadata."""
    json_schema: JsonSchema | None = None
    """The JSON Schema that the answer must match, for type json_schema."""
    segment_definitions: Sequence[SegmentDefinition | Mapping[str, Any]] | None = None
    """The kinds of segments to find, 1 to 20, for type segment_definitions."""
    segment_time_format: SegmentTimeFormat | str | None = None
    """The format of segment times (server default: seconds)."""


# At the end, so that models can refer to each other in cycles.
from ..models.json_schema import JsonSchema
from ..models.segment_definition import SegmentDefinition
