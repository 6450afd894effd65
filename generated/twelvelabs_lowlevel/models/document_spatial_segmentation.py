from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.document_spatial_strategy import DocumentSpatialStrategy


@_define
class DocumentSpatialSegmentation(_d.RequestModel):
    """How to segment the pages of a PDF."""

    strategy: DocumentSpatialStrategy | str | None = None
    """standard for one embedding per page; quadrants for four more, one per quarter, which counts each page five
    times (server default: standard).
    """
