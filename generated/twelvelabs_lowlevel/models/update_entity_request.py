from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class UpdateEntityRequest(_d.RequestModel):
    name: str | None = None
    """The new name."""
    description: str | None = None
    """The new description."""
    metadata: EntityMetadata | None = None
    """The new metadata. Keys that are not given are deleted."""


# At the end, so that models can refer to each other in cycles.
from ..models.entity_metadata import EntityMetadata
