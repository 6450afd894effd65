from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class ImportItemRequest(_d.RequestModel):
    """A file to import."""

    source_id: str
    """Its id at the service."""
