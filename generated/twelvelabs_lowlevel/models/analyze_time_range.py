from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class AnalyzeTimeRange(_d.RequestModel):
    """A time range of a video."""

    start_time: float
    """Start time in seconds."""
    end_time: float
    """End time in seconds."""


if TYPE_CHECKING:
    from ..dicts import AnalyzeTimeRangeDict

    AnalyzeTimeRangeLike: TypeAlias = AnalyzeTimeRange | AnalyzeTimeRangeDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AnalyzeTimeRangeLike = AnalyzeTimeRange | Mapping[str, Any]
