from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.document_embedding_option import DocumentEmbeddingOption
from ..models.document_embedding_scope import DocumentEmbeddingScope
from ..models.embedding_type import EmbeddingType


@_define
class AsyncDocumentInputRequest(_d.RequestModel):
    """A document to embed in a task. Marengo 3.5 only."""

    media_source: MediaSource | Mapping[str, Any]
    """A PDF, text or Markdown file of at most 512 MB, and 64 pages for each MB of a PDF."""
    segmentation: DocumentSegmentation | Mapping[str, Any] | None = None
    """How to cut the document."""
    embedding_option: Sequence[DocumentEmbeddingOption | str] | None = None
    """visual for the pages of a PDF as seen, text for what is written (the platform takes visual for a PDF and
    text for other files if left out).
    """
    embedding_type: Sequence[EmbeddingType | str] | None = None
    """Only separate_embedding works with documents (the platform takes separate_embedding if left out)."""
    embedding_scope: Sequence[DocumentEmbeddingScope | str] | None = None
    """local for an embedding of each page or chunk, asset for one of the whole (the platform takes local for a
    PDF and asset for other files if left out).
    """


# At the end, so that models can refer to each other in cycles.
from ..models.document_segmentation import DocumentSegmentation
from ..models.media_source import MediaSource
