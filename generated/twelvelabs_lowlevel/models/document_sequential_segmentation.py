from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.document_sequential_strategy import DocumentSequentialStrategy


@_define
class DocumentSequentialSegmentation(_d.RequestModel):
    """How to cut text into chunks."""

    strategy: DocumentSequentialStrategy | str
    """sentence, for chunks of whole sentences."""
    max_sentences: int
    """How many sentences a chunk holds at the most. A chunk that the model cannot hold fails the task."""
    overlap_sentences: int | None = None
    """How many sentences a chunk repeats from the one before, fewer than max_sentences (the platform takes 0 if
    left out).
    """
