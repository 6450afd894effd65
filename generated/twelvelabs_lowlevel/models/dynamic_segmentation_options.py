from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class DynamicSegmentationOptions(_d.RequestModel):
    min_duration_sec: int
    """Minimum segment length, 2 to 5 seconds."""
