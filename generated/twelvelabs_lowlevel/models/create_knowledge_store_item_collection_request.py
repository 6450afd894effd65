from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class CreateKnowledgeStoreItemCollectionRequest(_d.RequestModel):
    name: str
    """The name of the collection, unique within the knowledge store."""
    description: str | None = None
    """A description of the collection."""
    metadata: KnowledgeStoreMetadata | None = None
    """User metadata of the collection."""


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_metadata import KnowledgeStoreMetadata
