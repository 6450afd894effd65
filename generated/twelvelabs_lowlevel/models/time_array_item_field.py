from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.time_array_item_field_type import TimeArrayItemFieldType


@_define
class TimeArrayItemField(_d.RequestModel):
    """One thing to find out about each item of a time_array."""

    name: str
    """Its key in the item."""
    type: TimeArrayItemFieldType | str
    """The type of its value."""
    description: str
    """What it is, in words for the model."""
    enum: Sequence[str] | None = None
    """The values that it may have, at most 100."""
    items: TimeArrayItemFieldItems | Mapping[str, Any] | None = None
    """What its list holds, when it is one."""


# At the end, so that models can refer to each other in cycles.
from ..models.time_array_item_field_items import TimeArrayItemFieldItems
