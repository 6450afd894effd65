from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class AnalyzeTimeRange(_d.RequestModel):
    """A part of a video."""

    start_time: float
    """Where it begins, in seconds."""
    end_time: float
    """Where it ends, in seconds."""
