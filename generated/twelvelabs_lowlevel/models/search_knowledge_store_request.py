from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.knowledge_store_group_by import KnowledgeStoreGroupBy


@_define
class SearchKnowledgeStoreRequest(_d.RequestModel):
    query: KnowledgeStoreSearchQuery | Mapping[str, Any]
    """What to look for."""
    filter: SearchKnowledgeStoreFilter | Mapping[str, Any] | None = None
    """Which items to search (all if left out)."""
    search_options: SearchKnowledgeStoreOptionsRequest | Mapping[str, Any] | None = None
    """Where to look in videos. Refused when the filter leaves out videos."""
    group_by: KnowledgeStoreGroupBy | str | None = None
    """none returns each match by itself, item returns items with all their matches (the platform takes none if
    left out).
    """
    page_size: int | None = None
    """How many results a page holds, 1 to 50 (the platform takes 10 if left out)."""
    page_token: str | None = None
    """The next_page_token of the page before. The rest of the request is then passed over."""
    include_metadata: bool | None = None
    """true returns the metadata of each item (the platform takes false if left out)."""


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_search_query import KnowledgeStoreSearchQuery
from ..models.search_knowledge_store_filter import SearchKnowledgeStoreFilter
from ..models.search_knowledge_store_options_request import SearchKnowledgeStoreOptionsRequest
