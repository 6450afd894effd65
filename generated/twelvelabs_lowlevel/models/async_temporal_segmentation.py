from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class AsyncTemporalSegmentation(_d.RequestModel):
    """How to segment audio or video, in the form that Marengo 3.5 takes."""

    temporal: DynamicSegmentation | FixedSegmentation | Mapping[str, Any]
    """How to segment."""


# At the end, so that models can refer to each other in cycles.
from ..models.dynamic_segmentation import DynamicSegmentation
from ..models.fixed_segmentation import FixedSegmentation
