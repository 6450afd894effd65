from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.time_array_item_field_type import TimeArrayItemFieldTypeLike


@_define(repr=False)
class TimeArrayItemField(_d.RequestModel):
    """A field to extract from each item of a time_array."""

    name: str
    """Its key in the item."""
    type: TimeArrayItemFieldTypeLike
    """The type of its value."""
    description: str
    """What the field means, for the model."""
    enum: Sequence[str] | None = None
    """The allowed values, 1 to 100."""
    items: TimeArrayItemFieldItemsLike | None = None
    """The type of its items, for an array."""


if TYPE_CHECKING:
    from ..dicts import TimeArrayItemFieldDict

    TimeArrayItemFieldLike: TypeAlias = TimeArrayItemField | TimeArrayItemFieldDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TimeArrayItemFieldLike = TimeArrayItemField | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.time_array_item_field_items import TimeArrayItemFieldItemsLike
