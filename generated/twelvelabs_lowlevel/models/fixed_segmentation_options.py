from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class FixedSegmentationOptions(_d.RequestModel):
    duration_sec: int
    """Segment length, 2 to 10 seconds."""


if TYPE_CHECKING:
    from ..dicts import FixedSegmentationOptionsDict

    FixedSegmentationOptionsLike: TypeAlias = FixedSegmentationOptions | FixedSegmentationOptionsDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    FixedSegmentationOptionsLike = FixedSegmentationOptions | Mapping[str, Any]
