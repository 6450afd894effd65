from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class UpdateEntityCollectionRequest(_d.RequestModel):
    name: str | None = None
    """The new name."""
    description: str | None = None
    """The new description."""
