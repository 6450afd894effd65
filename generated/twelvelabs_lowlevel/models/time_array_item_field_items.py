from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.time_array_item_field_items_type import TimeArrayItemFieldItemsType


@_define
class TimeArrayItemFieldItems(_d.RequestModel):
    """What the list of a field of a time_array item holds."""

    type: TimeArrayItemFieldItemsType | str
    """The type of each item."""
