from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import define as _define

from .. import responses as _d


@_define
class FixedSegmentation(_d.RequestModel):
    """Segments of equal length."""

    fixed: FixedSegmentationOptions | Mapping[str, Any]
    """The length of the segments."""
    strategy: Literal["fixed"] = "fixed"
    """Always fixed."""


# At the end, so that models can refer to each other in cycles.
from ..models.fixed_segmentation_options import FixedSegmentationOptions
