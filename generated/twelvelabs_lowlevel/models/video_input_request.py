from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.embedding_scope import EmbeddingScope
from ..models.embedding_type import EmbeddingType
from ..models.video_embedding_option import VideoEmbeddingOption


@_define
class VideoInputRequest(_d.RequestModel):
    """Video to embed."""

    media_source: MediaSource | Mapping[str, Any]
    """The video, of at most 10 minutes and, as Base64, 36 MB."""
    start_sec: float | None = None
    """Where to begin, in seconds (the platform takes 0 if left out)."""
    end_sec: float | None = None
    """Where to end, in seconds (the platform takes the end if left out)."""
    segmentation: DynamicSegmentation | FixedSegmentation | Mapping[str, Any] | None = None
    """How to cut the video."""
    embedding_option: Sequence[VideoEmbeddingOption | str] | None = None
    """What to look at (the platform takes all three if left out)."""
    embedding_scope: Sequence[EmbeddingScope | str] | None = None
    """clip for an embedding of each segment, asset for one of the whole (the platform takes both if left out)."""
    embedding_type: Sequence[EmbeddingType | str] | None = None
    """Whether several options give separate embeddings, a fused one, or both (the platform takes
    separate_embedding if left out).
    """


# At the end, so that models can refer to each other in cycles.
from ..models.dynamic_segmentation import DynamicSegmentation
from ..models.fixed_segmentation import FixedSegmentation
from ..models.media_source import MediaSource
