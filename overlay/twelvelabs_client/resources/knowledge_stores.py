"""client.knowledge_stores: collections of media to ask questions about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias

from twelvelabs_lowlevel.api.knowledge_stores import (
    create_knowledge_store,
    delete_knowledge_store,
    list_knowledge_stores,
    retrieve_knowledge_store,
    search_knowledge_store,
    update_knowledge_store,
)
from twelvelabs_lowlevel.models.effective_search_options import EffectiveSearchOptions
from twelvelabs_lowlevel.models.knowledge_store_image_hit import KnowledgeStoreImageHit
from twelvelabs_lowlevel.models.knowledge_store_other_hit import KnowledgeStoreOtherHit
from twelvelabs_lowlevel.models.knowledge_store_video_hit import KnowledgeStoreVideoHit
from twelvelabs_lowlevel.models.search_knowledge_store_response import SearchKnowledgeStoreResponse
from twelvelabs_lowlevel.requests import Request

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint
from .._paging.page_tokens import PageTokens
from .._paging.paged import Paged, paged
from .._paging.pager import BaseAsyncPager, BasePager, BaseSyncPager

KnowledgeStoreHit: TypeAlias = KnowledgeStoreVideoHit | KnowledgeStoreImageHit | KnowledgeStoreOtherHit


class _KnowledgeStoreSearchPager(BasePager[KnowledgeStoreHit]):
    """The fields of a response beside the results."""

    @property
    def next_page_token(self) -> str | None:
        """The token of the next page, which `search` takes as page_token; None on the last page."""
        return _token_of(self.page.answer)

    @property
    def effective_search_options(self) -> EffectiveSearchOptions:
        """The options that were applied; empty if no videos were searched."""
        options: EffectiveSearchOptions = self.page.answer.effective_search_options
        return options


class KnowledgeStoreSearchPager(BaseSyncPager[KnowledgeStoreHit], _KnowledgeStoreSearchPager):
    """The results of a search, best first. Iterate over all of them, or page by page."""


class AsyncKnowledgeStoreSearchPager(BaseAsyncPager[KnowledgeStoreHit], _KnowledgeStoreSearchPager):
    """The results of a search, best first. `async for` gives all of them; `await` fetches the first page."""


def _token_of(answer: SearchKnowledgeStoreResponse) -> str | None:
    return answer.next_page_token


def _page_request(first: Request[Any], token: str) -> Request[Any]:
    """The first request with the token."""
    return replace(first, json={**first.json, "page_token": token})


class _KnowledgeStores(Resource):
    create = endpoint(create_knowledge_store.request)
    list = paged(list_knowledge_stores.request)
    retrieve = endpoint(retrieve_knowledge_store.request)
    update = endpoint(update_knowledge_store.request)
    delete = endpoint(delete_knowledge_store.request)
    search = Paged(
        search_knowledge_store.request,
        KnowledgeStoreSearchPager,
        AsyncKnowledgeStoreSearchPager,
        paging=PageTokens(_token_of, _page_request),
    )


class KnowledgeStores(_KnowledgeStores, SyncResource):
    """Collections of media to ask questions about."""


class AsyncKnowledgeStores(_KnowledgeStores, AsyncResource):
    """Collections of media to ask questions about."""
