from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskSegmentDefinition(_d.ResponseModel):
    """A kind of segment for a task to find."""

    id: str
    """The id of this kind of segment."""
    description: str
    """What defines a segment of this kind."""
    fields: list[AnalyzeTaskSegmentField] | None = None
    """The fields to extract from each segment."""
    media_sources: list[AnalyzeTaskMediaSource] | None = None
    """Images that show what to look for."""
    time_ranges: list[AnalyzeTaskTimeRange] | None = None
    """The segments themselves, if given."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id")) is not None else _d.NULL,
                description=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("description")) is not None
                else _d.NULL,
                fields=[AnalyzeTaskSegmentField.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("fields", None)) is not None
                else None,
                media_sources=[AnalyzeTaskMediaSource.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("media_sources", None)) is not None
                else None,
                time_ranges=[AnalyzeTaskTimeRange.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("time_ranges", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_media_source import AnalyzeTaskMediaSource
from ..models.analyze_task_segment_field import AnalyzeTaskSegmentField
from ..models.analyze_task_time_range import AnalyzeTaskTimeRange
