from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class TimeBasedMetadataEntry(_d.RequestModel):
    """Text about a time range. It is mixed into the fused embedding of each segment in that range."""

    start: float
    """Start time in seconds."""
    end: float
    """End time in seconds; equal to start for a single moment."""
    text: str
    """The text."""
