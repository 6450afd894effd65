from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.image_embedding_option import ImageEmbeddingOption
from ..models.image_embedding_scope import ImageEmbeddingScope
from ..models.image_embedding_type import ImageEmbeddingType


@_define
class AsyncImageInputRequest(_d.RequestModel):
    """An image to embed in a task. Marengo 3.5 only."""

    media_source: MediaSource | Mapping[str, Any]
    """The image, at most 32 MB."""
    embedding_option: Sequence[ImageEmbeddingOption | str] | None = None
    """Only visual is supported."""
    embedding_type: Sequence[ImageEmbeddingType | str] | None = None
    """Only separate_embedding is supported."""
    embedding_scope: Sequence[ImageEmbeddingScope | str] | None = None
    """Only asset is supported."""


# At the end, so that models can refer to each other in cycles.
from ..models.media_source import MediaSource
