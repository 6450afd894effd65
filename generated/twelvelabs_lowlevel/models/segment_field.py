from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.segment_field_type import SegmentFieldTypeLike
from ..models.segment_time_format import SegmentTimeFormatLike


@_define(repr=False)
class SegmentField(_d.RequestModel):
    """A field to extract from each segment."""

    name: str
    """Its key in the answer. start_time, end_time and metadata are reserved."""
    type: SegmentFieldTypeLike
    """The type of its value. time_array needs pegasus1.6."""
    description: str
    """What the field means, for the model."""
    format: SegmentTimeFormatLike | None = None
    """The format of its times."""
    enum: Sequence[str] | None = None
    """The allowed values, 1 to 100."""
    items: SegmentFieldItemsLike | None = None
    """The type of its items, for an array."""


if TYPE_CHECKING:
    from ..dicts import SegmentFieldDict

    SegmentFieldLike: TypeAlias = SegmentField | SegmentFieldDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    SegmentFieldLike = SegmentField | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.segment_field_items import SegmentFieldItemsLike
