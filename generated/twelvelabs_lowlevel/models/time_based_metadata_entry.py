from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class TimeBasedMetadataEntry(_d.RequestModel):
    """Text about a time range. It is mixed into the fused embedding of each segment in that range."""

    start: float
    """Start time in seconds."""
    end: float
    """End time in seconds; equal to start for a single moment."""
    text: str
    """The text."""


if TYPE_CHECKING:
    from ..dicts import TimeBasedMetadataEntryDict

    TimeBasedMetadataEntryLike: TypeAlias = TimeBasedMetadataEntry | TimeBasedMetadataEntryDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TimeBasedMetadataEntryLike = TimeBasedMetadataEntry | Mapping[str, Any]
