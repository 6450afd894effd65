from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.knowledge_store_item_asset_type import KnowledgeStoreItemAssetType


@_define
class CreateKnowledgeStoreItemRequest(_d.RequestModel):
    asset_id: str
    """The id of the asset to add."""
    asset_type: KnowledgeStoreItemAssetType | str | None = None
    """The type of the asset."""
    metadata: KnowledgeStoreItemMetadata | None = None
    """User metadata of the item."""


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_item_metadata import KnowledgeStoreItemMetadata
