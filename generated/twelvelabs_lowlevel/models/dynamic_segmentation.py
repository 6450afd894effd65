from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class DynamicSegmentation(_d.RequestModel):
    """Segments split at scene changes."""

    dynamic: DynamicSegmentationOptionsLike
    """The minimum length of the segments."""
    strategy: Literal["dynamic"] = "dynamic"
    """Always dynamic."""


if TYPE_CHECKING:
    from ..dicts import DynamicSegmentationDict

    DynamicSegmentationLike: TypeAlias = DynamicSegmentation | DynamicSegmentationDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    DynamicSegmentationLike = DynamicSegmentation | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.dynamic_segmentation_options import DynamicSegmentationOptionsLike
