from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.segment_time_format import SegmentTimeFormat


@_define(repr=False)
class AnalyzeTaskSegmentField(_d.ResponseModel):
    name: str
    """Its key in the answer."""
    type: str
    """The type of its value."""
    description: str | None = None
    """What the field means, for the model."""
    format: SegmentTimeFormat | None = None
    """The format of its times."""
    enum: list[str] | None = None
    """The allowed values."""
    items: AnalyzeTaskSegmentFieldItems | None = None
    """The type of its items, for an array."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                name=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("name")) is not None else _d.NULL,
                type=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("type")) is not None else _d.NULL,
                description=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("description", None)) is not None
                else None,
                format=_d.to_enum(SegmentTimeFormat, v) if (v := d.pop("format", None)) is not None else None,
                enum=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("enum", None)) is not None
                else None,
                items=AnalyzeTaskSegmentFieldItems.from_dict(v) if (v := d.pop("items", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_segment_field_items import AnalyzeTaskSegmentFieldItems
