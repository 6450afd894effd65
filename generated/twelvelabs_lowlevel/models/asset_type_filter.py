from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from attrs import define as _define

from .. import responses as _d
from ..models.knowledge_store_item_asset_type import KnowledgeStoreItemAssetType


@_define
class AssetTypeFilter(_d.RequestModel):
    """Item types: give either eq or in."""

    _wire: ClassVar[Mapping[str, str]] = {"in_": "in"}

    eq: KnowledgeStoreItemAssetType | str | None = None
    """This type."""
    in_: Sequence[KnowledgeStoreItemAssetType | str] | None = None
    """Any of these types."""
