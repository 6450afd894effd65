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
    """A PDF, text or Markdown file, at most 512 MB and 64 pages per MB of a PDF."""
    segmentation: DocumentSegmentation | Mapping[str, Any] | None = None
    """How to segment the document."""
    embedding_option: Sequence[DocumentEmbeddingOption | str] | None = None
    """visual for PDF pages as images, text for their text (server default: visual for a PDF, text for other
    files).
    """
    embedding_type: Sequence[EmbeddingType | str] | None = None
    """Documents support separate_embedding only (server default: separate_embedding)."""
    embedding_scope: Sequence[DocumentEmbeddingScope | str] | None = None
    """local for an embedding of each page or chunk, asset for one of the whole (server default: local for a PDF,
    asset for other files).
    """


# At the end, so that models can refer to each other in cycles.
from ..models.document_segmentation import DocumentSegmentation
from ..models.media_source import MediaSource
