from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class AnalyzeTimeRange(_d.RequestModel):
    """A time range of a video."""

    start_time: float
    """Start time in seconds."""
    end_time: float
    """End time in seconds."""
