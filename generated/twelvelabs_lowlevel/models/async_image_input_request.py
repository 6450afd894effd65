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
    """The image, of at most 32 MB."""
    embedding_option: Sequence[ImageEmbeddingOption | str] | None = None
    """Nothing but visual is possible."""
    embedding_type: Sequence[ImageEmbeddingType | str] | None = None
    """Nothing but separate_embedding is possible."""
    embedding_scope: Sequence[ImageEmbeddingScope | str] | None = None
    """Nothing but asset is possible."""


# At the end, so that models can refer to each other in cycles.
from ..models.media_source import MediaSource
