from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.knowledge_store_item_asset_type import KnowledgeStoreItemAssetTypeLike


@_define(repr=False)
class AssetTypeFilter(_d.RequestModel):
    """Item types: give either eq or in."""

    _wire: ClassVar[Mapping[str, str]] = {"in_": "in"}

    eq: KnowledgeStoreItemAssetTypeLike | None = None
    """This type."""
    in_: Sequence[KnowledgeStoreItemAssetTypeLike] | None = None
    """Any of these types."""


if TYPE_CHECKING:
    from ..dicts import AssetTypeFilterDict

    AssetTypeFilterLike: TypeAlias = AssetTypeFilter | AssetTypeFilterDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    AssetTypeFilterLike = AssetTypeFilter | Mapping[str, Any]
