from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.time_array_item_field_type import TimeArrayItemFieldType


@_define
class TimeArrayItemField(_d.RequestModel):
    """A field to extract from each item of a time_array."""

    name: str
    """Its key in the item."""
    type: TimeArrayItemFieldType | str
    """The type of its value."""
    description: str
    """What the field means, for the model."""
    enum: Sequence[str] | None = None
    """The allowed values, at most 100."""
    items: TimeArrayItemFieldItems | Mapping[str, Any] | None = None
    """The type of its items, for an array."""


# At the end, so that models can refer to each other in cycles.
from ..models.time_array_item_field_items import TimeArrayItemFieldItems
