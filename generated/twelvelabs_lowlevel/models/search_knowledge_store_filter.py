from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class SearchKnowledgeStoreFilter(_d.RequestModel):
    """Which items to search. Conditions are combined with AND."""

    asset_type: AssetTypeFilterLike | None = None
    """Only items of these types."""
    item_id: ItemIdFilterLike | None = None
    """Only these items."""


if TYPE_CHECKING:
    from ..dicts import SearchKnowledgeStoreFilterDict

    SearchKnowledgeStoreFilterLike: TypeAlias = (
        SearchKnowledgeStoreFilter | SearchKnowledgeStoreFilterDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    SearchKnowledgeStoreFilterLike = SearchKnowledgeStoreFilter | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.asset_type_filter import AssetTypeFilterLike
from ..models.item_id_filter import ItemIdFilterLike
