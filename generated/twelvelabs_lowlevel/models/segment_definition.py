from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class SegmentDefinition(_d.RequestModel):
    """A kind of segment to find in the video, and what to extract from each."""

    id: str
    """Your id for this kind of segment."""
    description: str
    """What defines a segment of this kind."""
    fields: Sequence[SegmentField | Mapping[str, Any]] | None = None
    """The fields to extract from each segment."""
    media_sources: Sequence[SmeMediaSource | Mapping[str, Any]] | None = None
    """Images that show what to look for, at most 4."""
    time_ranges: Sequence[AnalyzeTimeRange | Mapping[str, Any]] | None = None
    """The segments themselves, if already known: each at least 2 seconds long, without overlaps. Cannot be
    combined with start_time, end_time or segment duration limits.
    """


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_time_range import AnalyzeTimeRange
from ..models.segment_field import SegmentField
from ..models.sme_media_source import SmeMediaSource
