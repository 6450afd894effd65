from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class TimeBasedMetadataEntry(_d.RequestModel):
    """A text that belongs to a stretch of time. It is mixed into the fused embedding of each segment there."""

    start: float
    """Where it begins, in seconds."""
    end: float
    """Where it ends, in seconds; the same as start for a moment."""
    text: str
    """The text."""
