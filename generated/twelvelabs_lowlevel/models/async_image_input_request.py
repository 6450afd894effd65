from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.image_embedding_option import ImageEmbeddingOptionLike
from ..models.image_embedding_scope import ImageEmbeddingScopeLike
from ..models.image_embedding_type import ImageEmbeddingTypeLike


@_define(repr=False)
class AsyncImageInputRequest(_d.RequestModel):
    """An image to embed in a task. Marengo 3.5 only."""

    media_source: MediaSourceLike
    """The image, at most 32 MB."""
    embedding_option: Sequence[ImageEmbeddingOptionLike] | None = None
    """Only visual is supported."""
    embedding_type: Sequence[ImageEmbeddingTypeLike] | None = None
    """Only separate_embedding is supported."""
    embedding_scope: Sequence[ImageEmbeddingScopeLike] | None = None
    """Only asset is supported."""


if TYPE_CHECKING:
    from ..dicts import AsyncImageInputRequestDict

    AsyncImageInputRequestLike: TypeAlias = AsyncImageInputRequest | AsyncImageInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AsyncImageInputRequestLike = AsyncImageInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.media_source import MediaSourceLike
