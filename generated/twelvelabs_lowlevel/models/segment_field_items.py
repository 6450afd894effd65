from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.segment_field_items_type import SegmentFieldItemsType


@_define
class SegmentFieldItems(_d.RequestModel):
    """The items of an array field of a segment."""

    type: SegmentFieldItemsType | str
    """The type of each item."""
    fields: Sequence[TimeArrayItemField | Mapping[str, Any]] | None = None
    """The fields of each item, for items of type object."""


# At the end, so that models can refer to each other in cycles.
from ..models.time_array_item_field import TimeArrayItemField
