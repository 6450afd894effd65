from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class SearchKnowledgeStoreFilter(_d.RequestModel):
    """Which items to search. Conditions are combined with AND."""

    asset_type: AssetTypeFilter | Mapping[str, Any] | None = None
    """Only items of these types."""
    item_id: ItemIdFilter | Mapping[str, Any] | None = None
    """Only these items."""


# At the end, so that models can refer to each other in cycles.
from ..models.asset_type_filter import AssetTypeFilter
from ..models.item_id_filter import ItemIdFilter
