from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class DocumentSegmentation(_d.RequestModel):
    """How to segment a document. Give the option that fits the file."""

    spatial: DocumentSpatialSegmentation | Mapping[str, Any] | None = None
    """By page, for a PDF."""
    sequential: DocumentSequentialSegmentation | Mapping[str, Any] | None = None
    """By sentence, for text and Markdown."""


# At the end, so that models can refer to each other in cycles.
from ..models.document_sequential_segmentation import DocumentSequentialSegmentation
from ..models.document_spatial_segmentation import DocumentSpatialSegmentation
