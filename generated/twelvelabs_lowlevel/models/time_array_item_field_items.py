from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.time_array_item_field_items_type import TimeArrayItemFieldItemsType


@_define
class TimeArrayItemFieldItems(_d.RequestModel):
    """The items of an array field of a time_array item."""

    type: TimeArrayItemFieldItemsType | str
    """The type of each item."""
