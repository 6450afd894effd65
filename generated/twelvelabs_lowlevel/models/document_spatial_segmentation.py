from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.document_spatial_strategy import DocumentSpatialStrategyLike


@_define(repr=False)
class DocumentSpatialSegmentation(_d.RequestModel):
    """How to segment the pages of a PDF."""

    strategy: DocumentSpatialStrategyLike | None = None
    """standard for one embedding per page; quadrants for four more, one per quarter, which counts each page five
    times (server default: standard).
    """


if TYPE_CHECKING:
    from ..dicts import DocumentSpatialSegmentationDict

    DocumentSpatialSegmentationLike: TypeAlias = (
        DocumentSpatialSegmentation | DocumentSpatialSegmentationDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    DocumentSpatialSegmentationLike = DocumentSpatialSegmentation | Mapping[str, Any]
