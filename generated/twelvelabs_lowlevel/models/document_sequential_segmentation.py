from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.document_sequential_strategy import DocumentSequentialStrategy


@_define
class DocumentSequentialSegmentation(_d.RequestModel):
    """How to split text into chunks."""

    strategy: DocumentSequentialStrategy | str
    """sentence: chunks of whole sentences."""
    max_sentences: int
    """Maximum number of sentences per chunk. The task fails if a chunk is too long for the model."""
    overlap_sentences: int | None = None
    """Number of sentences repeated from the previous chunk, less than max_sentences (server default: 0)."""
