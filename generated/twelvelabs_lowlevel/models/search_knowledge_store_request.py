from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.knowledge_store_group_by import KnowledgeStoreGroupBy


@_define
class SearchKnowledgeStoreRequest(_d.RequestModel):
    query: KnowledgeStoreSearchQuery | Mapping[str, Any]
    """The query."""
    filter: SearchKnowledgeStoreFilter | Mapping[str, Any] | None = None
    """Which items to search (default: all)."""
    search_options: SearchKnowledgeStoreOptionsRequest | Mapping[str, Any] | None = None
    """Where to search in videos. Rejected if the filter excludes videos."""
    group_by: KnowledgeStoreGroupBy | str | None = None
    """none returns each match separately; item returns items with all their matches (server default: none)."""
    page_size: int | None = None
    """Number of results per page, 1 to 50 (server default: 10)."""
    page_token: str | None = None
    """The next_page_token of the previous page. The rest of the request is then ignored."""
    include_metadata: bool | None = None
    """true returns the metadata of each item (server default: false)."""


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_search_query import KnowledgeStoreSearchQuery
from ..models.search_knowledge_store_filter import SearchKnowledgeStoreFilter
from ..models.search_knowledge_store_options_request import SearchKnowledgeStoreOptionsRequest
