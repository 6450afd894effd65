from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.document_embedding_option import DocumentEmbeddingOptionLike
from ..models.document_embedding_scope import DocumentEmbeddingScopeLike
from ..models.embedding_type import EmbeddingTypeLike


@_define(repr=False)
class AsyncDocumentInputRequest(_d.RequestModel):
    """A document to embed in a task. Marengo 3.5 only."""

    media_source: MediaSourceLike
    """A PDF, text or Markdown file, at most 512 MB and 64 pages per MB of a PDF."""
    segmentation: DocumentSegmentationLike | None = None
    """How to segment the document."""
    embedding_option: Sequence[DocumentEmbeddingOptionLike] | None = None
    """visual for PDF pages as images, text for their text (server default: visual for a PDF, text for other
    files).
    """
    embedding_type: Sequence[EmbeddingTypeLike] | None = None
    """Documents support separate_embedding only (server default: separate_embedding)."""
    embedding_scope: Sequence[DocumentEmbeddingScopeLike] | None = None
    """local for an embedding of each page or chunk, asset for one of the whole (server default: local for a PDF,
    asset for other files).
    """


if TYPE_CHECKING:
    from ..dicts import AsyncDocumentInputRequestDict

    AsyncDocumentInputRequestLike: TypeAlias = AsyncDocumentInputRequest | AsyncDocumentInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AsyncDocumentInputRequestLike = AsyncDocumentInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.document_segmentation import DocumentSegmentationLike
from ..models.media_source import MediaSourceLike
