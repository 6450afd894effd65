from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class DocumentSegmentation(_d.RequestModel):
    """How to segment a document. Give the option that fits the file."""

    spatial: DocumentSpatialSegmentationLike | None = None
    """By page, for a PDF."""
    sequential: DocumentSequentialSegmentationLike | None = None
    """By sentence, for text and Markdown."""


if TYPE_CHECKING:
    from ..dicts import DocumentSegmentationDict

    DocumentSegmentationLike: TypeAlias = DocumentSegmentation | DocumentSegmentationDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    DocumentSegmentationLike = DocumentSegmentation | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.document_sequential_segmentation import DocumentSequentialSegmentationLike
from ..models.document_spatial_segmentation import DocumentSpatialSegmentationLike
