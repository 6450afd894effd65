from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class UpdateKnowledgeStoreRequest(_d.RequestModel):
    name: str | None = None
    """The new name."""
    description: str | None = None
    """The new description."""
    metadata: KnowledgeStoreMetadata | None = None
    """The new metadata. Keys that are not given are deleted."""


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_metadata import KnowledgeStoreMetadata
