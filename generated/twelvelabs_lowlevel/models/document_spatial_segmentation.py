from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.document_spatial_strategy import DocumentSpatialStrategy


@_define
class DocumentSpatialSegmentation(_d.RequestModel):
    """How to cut the pages of a PDF."""

    strategy: DocumentSpatialStrategy | str | None = None
    """standard for one embedding a page, quadrants for four more, of its quarters, which makes a page count five
    times (the platform takes standard if left out).
    """
