from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.time_array_item_field_items_type import TimeArrayItemFieldItemsTypeLike


@_define(repr=False)
class TimeArrayItemFieldItems(_d.RequestModel):
    """The items of an array field of a time_array item."""

    type: TimeArrayItemFieldItemsTypeLike
    """The type of each item."""


if TYPE_CHECKING:
    from ..dicts import TimeArrayItemFieldItemsDict

    TimeArrayItemFieldItemsLike: TypeAlias = TimeArrayItemFieldItems | TimeArrayItemFieldItemsDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TimeArrayItemFieldItemsLike = TimeArrayItemFieldItems | Mapping[str, Any]
