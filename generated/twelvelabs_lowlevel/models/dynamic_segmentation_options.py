from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class DynamicSegmentationOptions(_d.RequestModel):
    min_duration_sec: int
    """Minimum segment length, 2 to 5 seconds."""


if TYPE_CHECKING:
    from ..dicts import DynamicSegmentationOptionsDict

    DynamicSegmentationOptionsLike: TypeAlias = (
        DynamicSegmentationOptions | DynamicSegmentationOptionsDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    DynamicSegmentationOptionsLike = DynamicSegmentationOptions | Mapping[str, Any]
