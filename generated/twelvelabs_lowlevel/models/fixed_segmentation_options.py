from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class FixedSegmentationOptions(_d.RequestModel):
    duration_sec: int
    """Segment length, 2 to 10 seconds."""
