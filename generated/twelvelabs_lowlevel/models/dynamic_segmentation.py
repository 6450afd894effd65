from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import define as _define

from .. import responses as _d


@_define
class DynamicSegmentation(_d.RequestModel):
    """Segments split at scene changes."""

    dynamic: DynamicSegmentationOptions | Mapping[str, Any]
    """The minimum length of the segments."""
    strategy: Literal["dynamic"] = "dynamic"
    """Always dynamic."""


# At the end, so that models can refer to each other in cycles.
from ..models.dynamic_segmentation_options import DynamicSegmentationOptions
