from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.segment_field_items_type import SegmentFieldItemsTypeLike


@_define(repr=False)
class SegmentFieldItems(_d.RequestModel):
    """The items of an array field of a segment."""

    type: SegmentFieldItemsTypeLike
    """The type of each item."""
    fields: Sequence[TimeArrayItemFieldLike] | None = None
    """The fields of each item, for items of type object."""


if TYPE_CHECKING:
    from ..dicts import SegmentFieldItemsDict

    SegmentFieldItemsLike: TypeAlias = SegmentFieldItems | SegmentFieldItemsDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    SegmentFieldItemsLike = SegmentFieldItems | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.time_array_item_field import TimeArrayItemFieldLike
