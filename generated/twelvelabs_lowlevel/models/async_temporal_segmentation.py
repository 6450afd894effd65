from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class AsyncTemporalSegmentation(_d.RequestModel):
    """How to segment audio or video, in the form that Marengo 3.5 takes."""

    temporal: DynamicSegmentationLike | FixedSegmentationLike
    """How to segment."""


if TYPE_CHECKING:
    from ..dicts import AsyncTemporalSegmentationDict

    AsyncTemporalSegmentationLike: TypeAlias = AsyncTemporalSegmentation | AsyncTemporalSegmentationDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AsyncTemporalSegmentationLike = AsyncTemporalSegmentation | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.dynamic_segmentation import DynamicSegmentationLike
from ..models.fixed_segmentation import FixedSegmentationLike
