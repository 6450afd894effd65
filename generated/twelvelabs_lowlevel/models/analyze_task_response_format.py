from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.async_response_format_type import AsyncResponseFormatType
from ..models.segment_time_format import SegmentTimeFormat


@_define(repr=False)
class AnalyzeTaskResponseFormat(_d.ResponseModel):
    type: AsyncResponseFormatType | None = None
    """The type of format."""
    json_schema: dict[str, Any] | None = None
    """The JSON Schema."""
    segment_time_format: SegmentTimeFormat | None = None
    """The format of segment times."""
    segment_definitions: list[AnalyzeTaskSegmentDefinition] | None = None
    """The kinds of segments to find."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_enum(AsyncResponseFormatType, v) if (v := d.pop("type", None)) is not None else None,
                json_schema=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("json_schema", None)) is not None
                else None,
                segment_time_format=_d.to_enum(SegmentTimeFormat, v)
                if (v := d.pop("segment_time_format", None)) is not None
                else None,
                segment_definitions=[AnalyzeTaskSegmentDefinition.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("segment_definitions", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_segment_definition import AnalyzeTaskSegmentDefinition
