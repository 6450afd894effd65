from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.segment_field_type import SegmentFieldType
from ..models.segment_time_format import SegmentTimeFormat


@_define
class SegmentField(_d.RequestModel):
    """A field to extract from each segment."""

    name: str
    """Its key in the answer. start_time, end_time and metadata are reserved."""
    type: SegmentFieldType | str
    """The type of its value. time_array needs pegasus1.6."""
    description: str
    """What the field means, for the model."""
    format: SegmentTimeFormat | str | None = None
    """The format of its times."""
    enum: Sequence[str] | None = None
    """The allowed values, at most 100."""
    items: SegmentFieldItems | Mapping[str, Any] | None = None
    """The type of its items, for an array."""


# At the end, so that models can refer to each other in cycles.
from ..models.segment_field_items import SegmentFieldItems
