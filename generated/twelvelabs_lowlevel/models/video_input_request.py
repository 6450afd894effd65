from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.embedding_scope import EmbeddingScopeLike
from ..models.embedding_type import EmbeddingTypeLike
from ..models.video_embedding_option import VideoEmbeddingOptionLike


@_define(repr=False)
class VideoInputRequest(_d.RequestModel):
    """Video to embed."""

    media_source: MediaSourceLike
    """The video, at most 10 minutes and, as Base64, 36 MB."""
    start_sec: float | None = None
    """Where to start, in seconds (server default: 0)."""
    end_sec: float | None = None
    """Where to stop, in seconds (server default: the end)."""
    segmentation: DynamicSegmentationLike | FixedSegmentationLike | None = None
    """How to segment the video."""
    embedding_option: Sequence[VideoEmbeddingOptionLike] | None = None
    """What to embed (server default: all three)."""
    embedding_scope: Sequence[EmbeddingScopeLike] | None = None
    """clip for an embedding of each segment, asset for one of the whole (server default: both)."""
    embedding_type: Sequence[EmbeddingTypeLike] | None = None
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding).
    """


if TYPE_CHECKING:
    from ..dicts import VideoInputRequestDict

    VideoInputRequestLike: TypeAlias = VideoInputRequest | VideoInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    VideoInputRequestLike = VideoInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.dynamic_segmentation import DynamicSegmentationLike
from ..models.fixed_segmentation import FixedSegmentationLike
from ..models.media_source import MediaSourceLike
