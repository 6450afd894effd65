from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class CreateEntityCollectionRequest(_d.RequestModel):
    name: str
    """The name of the collection."""
    description: str | None = None
    """A description of the collection."""
