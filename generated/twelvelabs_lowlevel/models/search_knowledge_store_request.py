from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.knowledge_store_group_by import KnowledgeStoreGroupByLike


@_define(repr=False)
class SearchKnowledgeStoreRequest(_d.RequestModel):
    query: KnowledgeStoreSearchQueryLike
    """The query."""
    filter: SearchKnowledgeStoreFilterLike | None = None
    """Which items to search (default: all)."""
    search_options: SearchKnowledgeStoreOptionsLike | None = None
    """Where to search in videos. Rejected if the filter excludes videos."""
    group_by: KnowledgeStoreGroupByLike | None = None
    """none returns each match separately; item returns items with all their matches (server default: none)."""
    page_size: int | None = None
    """Number of results per page, 1 to 50 (server default: 10)."""
    page_token: str | None = None
    """The next_page_token of the previous page. The rest of the request is then ignored."""
    include_metadata: bool | None = None
    """true returns the metadata of each item (server default: false)."""


if TYPE_CHECKING:
    from ..dicts import SearchKnowledgeStoreRequestDict

    SearchKnowledgeStoreRequestLike: TypeAlias = (
        SearchKnowledgeStoreRequest | SearchKnowledgeStoreRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    SearchKnowledgeStoreRequestLike = SearchKnowledgeStoreRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_search_query import KnowledgeStoreSearchQueryLike
from ..models.search_knowledge_store_filter import SearchKnowledgeStoreFilterLike
from ..models.search_knowledge_store_options import SearchKnowledgeStoreOptionsLike
