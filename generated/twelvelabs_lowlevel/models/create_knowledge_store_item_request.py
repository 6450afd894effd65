from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.knowledge_store_item_asset_type import KnowledgeStoreItemAssetTypeLike


@_define(repr=False)
class CreateKnowledgeStoreItemRequest(_d.RequestModel):
    asset_id: str
    """The id of the asset to add."""
    asset_type: KnowledgeStoreItemAssetTypeLike | None = None
    """The type of the asset."""
    metadata: KnowledgeStoreItemMetadata | None = None
    """User metadata of the item."""


if TYPE_CHECKING:
    from ..dicts import CreateKnowledgeStoreItemRequestDict

    CreateKnowledgeStoreItemRequestLike: TypeAlias = (
        CreateKnowledgeStoreItemRequest | CreateKnowledgeStoreItemRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateKnowledgeStoreItemRequestLike = CreateKnowledgeStoreItemRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_item_metadata import KnowledgeStoreItemMetadata
