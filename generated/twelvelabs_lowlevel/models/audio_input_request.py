from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.audio_embedding_option import AudioEmbeddingOption
from ..models.embedding_scope import EmbeddingScope
from ..models.embedding_type import EmbeddingType


@_define
class AudioInputRequest(_d.RequestModel):
    """Audio to embed."""

    media_source: MediaSource | Mapping[str, Any]
    """The audio, at most 10 minutes and, as Base64, 36 MB."""
    start_sec: float | None = None
    """Where to start, in seconds (server default: 0)."""
    end_sec: float | None = None
    """Where to stop, in seconds (server default: the end)."""
    segmentation: FixedSegmentation | Mapping[str, Any] | None = None
    """How to segment the audio."""
    embedding_option: Sequence[AudioEmbeddingOption | str] | None = None
    """What to embed (server default: audio and transcription)."""
    embedding_scope: Sequence[EmbeddingScope | str] | None = None
    """clip for an embedding of each segment, asset for one of the whole (server default: both)."""
    embedding_type: Sequence[EmbeddingType | str] | None = None
    """Whether several options give separate embeddings, a fused one, or both (server default:
    separate_embedding).
    """


# At the end, so that models can refer to each other in cycles.
from ..models.fixed_segmentation import FixedSegmentation
from ..models.media_source import MediaSource
