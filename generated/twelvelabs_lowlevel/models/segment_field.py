from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.segment_field_type import SegmentFieldType
from ..models.segment_time_format import SegmentTimeFormat


@_define
class SegmentField(_d.RequestModel):
    """One thing to find out about each segment."""

    name: str
    """Its key in the answer. start_time, end_time and metadata are taken."""
    type: SegmentFieldType | str
    """The type of its value. time_array needs pegasus1.6."""
    description: str
    """What it is, in words for the model."""
    format: SegmentTimeFormat | str | None = None
    """How its times are written."""
    enum: Sequence[str] | None = None
    """The values that it may have, at most 100."""
    items: SegmentFieldItems | Mapping[str, Any] | None = None
    """What its list holds, when it is one."""


# At the end, so that models can refer to each other in cycles.
from ..models.segment_field_items import SegmentFieldItems
