from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.audio_embedding_option import AudioEmbeddingOptionLike
from ..models.embedding_scope import EmbeddingScopeLike
from ..models.embedding_type import EmbeddingTypeLike


@_define(repr=False)
class AudioInputRequest(_d.RequestModel):
    """Audio to embed."""

    media_source: MediaSourceLike
    """The audio, at most 10 minutes and, as Base64, 36 MB."""
    start_sec: float | None = None
    """Where to start, in seconds (server default: 0)."""
    end_sec: float | None = None
    """Where to stop, in seconds (server default: the end)."""
    segmentation: FixedSegmentationLike | None = None
    """How to segment the audio."""
    embedding_option: Sequence[AudioEmbeddingOptionLike] | None = None
    """What to embed (server default: audio and transcription)."""
    embedding_scope: Sequence[EmbeddingScopeLike] | None = None
    """clip for an embedding of each segment, asset for one of the whole (server default: both)."""
    embedding_type: Sequence[EmbeddingTypeLike] | None = None
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding).
    """


if TYPE_CHECKING:
    from ..dicts import AudioInputRequestDict

    AudioInputRequestLike: TypeAlias = AudioInputRequest | AudioInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AudioInputRequestLike = AudioInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.fixed_segmentation import FixedSegmentationLike
from ..models.media_source import MediaSourceLike
