from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.audio_embedding_option import AudioEmbeddingOptionLike
from ..models.embedding_task_scope import EmbeddingTaskScopeLike
from ..models.embedding_type import EmbeddingTypeLike


@_define(repr=False)
class AsyncAudioInputRequest(_d.RequestModel):
    """Audio to embed in a task."""

    media_source: MediaSourceLike
    """The audio, 4 seconds to 4 hours and at most 4 GB."""
    start_sec: float | None = None
    """Where to start, in seconds (server default: 0)."""
    end_sec: float | None = None
    """Where to stop, in seconds (server default: the end)."""
    segmentation: FixedSegmentationLike | AsyncTemporalSegmentationLike | None = None
    """How to segment the audio. Marengo 3.5 takes the form with temporal, Marengo 3.0 the other."""
    embedding_option: Sequence[AudioEmbeddingOptionLike] | None = None
    """What to embed. transcription needs Marengo 3.0. The server default depends on the model."""
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
    from ..dicts import AsyncAudioInputRequestDict

    AsyncAudioInputRequestLike: TypeAlias = AsyncAudioInputRequest | AsyncAudioInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AsyncAudioInputRequestLike = AsyncAudioInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.async_temporal_segmentation import AsyncTemporalSegmentationLike
from ..models.fixed_segmentation import FixedSegmentationLike
from ..models.media_source import MediaSourceLike
from ..models.time_based_metadata_entry import TimeBasedMetadataEntryLike
