from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class SegmentDefinition(_d.RequestModel):
    """A kind of segment to find in the video, and what to extract from each."""

    id: str
    """Your id for this kind of segment."""
    description: str
    """What defines a segment of this kind."""
    fields: Sequence[SegmentFieldLike] | None = None
    """The fields to extract from each segment."""
    media_sources: Sequence[SmeMediaSourceLike] | None = None
    """Images that show what to look for, at most 4."""
    time_ranges: Sequence[AnalyzeTimeRangeLike] | None = None
    """The segments themselves, if already known: each at least 2 seconds long, without overlaps. Cannot be
    combined with start_time, end_time or segment duration limits.
    """


if TYPE_CHECKING:
    from ..dicts import SegmentDefinitionDict

    SegmentDefinitionLike: TypeAlias = SegmentDefinition | SegmentDefinitionDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    SegmentDefinitionLike = SegmentDefinition | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_time_range import AnalyzeTimeRangeLike
from ..models.segment_field import SegmentFieldLike
from ..models.sme_media_source import SmeMediaSourceLike
