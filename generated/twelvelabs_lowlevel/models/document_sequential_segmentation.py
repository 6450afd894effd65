from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.document_sequential_strategy import DocumentSequentialStrategyLike


@_define(repr=False)
class DocumentSequentialSegmentation(_d.RequestModel):
    """How to split text into chunks."""

    strategy: DocumentSequentialStrategyLike
    """sentence: chunks of whole sentences."""
    max_sentences: int
    """Maximum number of sentences per chunk. The task fails if a chunk is too long for the model."""
    overlap_sentences: int | None = None
    """Number of sentences repeated from the previous chunk, less than max_sentences (server default: 0)."""


if TYPE_CHECKING:
    from ..dicts import DocumentSequentialSegmentationDict

    DocumentSequentialSegmentationLike: TypeAlias = (
        DocumentSequentialSegmentation | DocumentSequentialSegmentationDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    DocumentSequentialSegmentationLike = DocumentSequentialSegmentation | Mapping[str, Any]
