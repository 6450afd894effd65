from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.embedding_task_scope import EmbeddingTaskScopeLike
from ..models.embedding_type import EmbeddingTypeLike
from ..models.video_embedding_option import VideoEmbeddingOptionLike


@_define(repr=False)
class AsyncVideoInputRequest(_d.RequestModel):
    """Video to embed in a task."""

    media_source: MediaSourceLike
    """The video, 4 seconds to 4 hours and at most 4 GB, as Base64 36 MB."""
    start_sec: float | None = None
    """Where to start, in seconds (server default: 0)."""
    end_sec: float | None = None
    """Where to stop, in seconds (server default: the end)."""
    segmentation: DynamicSegmentationLike | FixedSegmentationLike | AsyncTemporalSegmentationLike | None = None
    """How to segment the video. Marengo 3.5 takes the form with temporal, Marengo 3.0 the others (server
    default: dynamic, with a minimum of 2 seconds and 4 seconds).
    """
    embedding_option: Sequence[VideoEmbeddingOptionLike] | None = None
    """What to embed. transcription needs Marengo 3.0 (server default: all options of the model)."""
    embedding_scope: Sequence[EmbeddingTaskScopeLike] | None = None
    """clip or local for an embedding of each segment, asset for one of the whole (server default: clip and
    asset).
    """
    embedding_type: Sequence[EmbeddingTypeLike] | None = None
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding). With Marengo 3.5, fused_embedding needs time_based_metadata.
    """
    time_based_metadata: Sequence[TimeBasedMetadataEntryLike] | None = None
    """Your own text to mix into fused embeddings, by time range. Marengo 3.5 only."""


if TYPE_CHECKING:
    from ..dicts import AsyncVideoInputRequestDict

    AsyncVideoInputRequestLike: TypeAlias = AsyncVideoInputRequest | AsyncVideoInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AsyncVideoInputRequestLike = AsyncVideoInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.async_temporal_segmentation import AsyncTemporalSegmentationLike
from ..models.dynamic_segmentation import DynamicSegmentationLike
from ..models.fixed_segmentation import FixedSegmentationLike
from ..models.media_source import MediaSourceLike
from ..models.time_based_metadata_entry import TimeBasedMetadataEntryLike
