from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class FixedSegmentation(_d.RequestModel):
    """Segments of equal length."""

    fixed: FixedSegmentationOptionsLike
    """The length of the segments."""
    strategy: Literal["fixed"] = "fixed"
    """Always fixed."""


if TYPE_CHECKING:
    from ..dicts import FixedSegmentationDict

    FixedSegmentationLike: TypeAlias = FixedSegmentation | FixedSegmentationDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    FixedSegmentationLike = FixedSegmentation | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.fixed_segmentation_options import FixedSegmentationOptionsLike
