from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class SegmentDefinition(_d.RequestModel):
    """A kind of segment to find in the video, and what to say about each."""

    id: str
    """Your name for this kind of segment."""
    description: str
    """What makes a segment of this kind."""
    fields: Sequence[SegmentField | Mapping[str, Any]] | None = None
    """What to find out about each segment."""
    media_sources: Sequence[SmeMediaSource | Mapping[str, Any]] | None = None
    """Images that show what to look for, at most 4."""
    time_ranges: Sequence[AnalyzeTimeRange | Mapping[str, Any]] | None = None
    """The segments themselves, when they are known: each 2 seconds or more, and none overlapping another. Not
    together with start_time, end_time or bounds for segment durations.
    """


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_time_range import AnalyzeTimeRange
from ..models.segment_field import SegmentField
from ..models.sme_media_source import SmeMediaSource
