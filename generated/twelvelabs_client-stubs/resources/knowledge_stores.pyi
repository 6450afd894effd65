"""client.knowledge_stores: collections of media to ask questions about."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, BaseAsyncPager, BasePager, BaseSyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_lowlevel.models.effective_search_options import EffectiveSearchOptions
from twelvelabs_lowlevel.models.ingestion_config import IngestionConfigLike
from twelvelabs_lowlevel.models.knowledge_store import KnowledgeStore
from twelvelabs_lowlevel.models.knowledge_store_image_hit import KnowledgeStoreImageHit
from twelvelabs_lowlevel.models.knowledge_store_other_hit import KnowledgeStoreOtherHit
from twelvelabs_lowlevel.models.knowledge_store_search_query import KnowledgeStoreSearchQueryLike
from twelvelabs_lowlevel.models.knowledge_store_video_hit import KnowledgeStoreVideoHit
from twelvelabs_lowlevel.models.search_knowledge_store_filter import SearchKnowledgeStoreFilterLike
from twelvelabs_lowlevel.models.search_knowledge_store_options import SearchKnowledgeStoreOptionsLike
from twelvelabs_lowlevel.requests import RequestOptions

KnowledgeStoreHit: TypeAlias = KnowledgeStoreVideoHit | KnowledgeStoreImageHit | KnowledgeStoreOtherHit

class _KnowledgeStoreSearchPager(BasePager[KnowledgeStoreHit]):
    """The fields of a response beside the results."""

    @property
    def next_page_token(self) -> str | None:
        """The token of the next page, which `search` takes as page_token; None on the last page."""

    @property
    def effective_search_options(self) -> EffectiveSearchOptions:
        """The options that were applied; empty if no videos were searched."""

class KnowledgeStoreSearchPager(BaseSyncPager[KnowledgeStoreHit], _KnowledgeStoreSearchPager):
    """The results of a search, best first. Iterate over all of them, or page by page."""

class AsyncKnowledgeStoreSearchPager(BaseAsyncPager[KnowledgeStoreHit], _KnowledgeStoreSearchPager):
    """The results of a search, best first. `async for` gives all of them; `await` fetches the first page."""

class KnowledgeStores(SyncResource):
    """Collections of media to ask questions about."""
    def create(
        self,
        *,
        name: str,
        ingestion_config: IngestionConfigLike | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStore:
        """Create a knowledge store.

        Args:
            name: The name of the knowledge store.
            ingestion_config: How items are processed. It cannot be changed later.
            description: A description of the knowledge store.
            metadata: User metadata of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, knowledge_store_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete a knowledge store and all its items.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStore]:
        """List the knowledge stores of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, knowledge_store_id: str, *, request_options: RequestOptions | None = None) -> KnowledgeStore:
        """Retrieve a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def search(
        self,
        knowledge_store_id: str,
        *,
        query: KnowledgeStoreSearchQueryLike,
        filter: SearchKnowledgeStoreFilterLike | None = None,
        search_options: SearchKnowledgeStoreOptionsLike | None = None,
        group_by: Literal["item", "none"] | str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        include_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreSearchPager:
        """Search a knowledge store.

        To get the next page, repeat the request with the next_page_token as page_token. An expired token answers 410;
        start the search again.

        Args:
            knowledge_store_id: The id of the knowledge store.
            query: The query.
            filter: Which items to search (default: all).
            search_options: Where to search in videos. Rejected if the filter excludes videos.
            group_by: none returns each match separately; item returns items with all their matches (server default:
                none). One of item, none.
            page_size: Number of results per page, 1 to 50 (server default: 10).
            page_token: The next_page_token of the previous page. The rest of the request is then ignored.
            include_metadata: true returns the metadata of each item (server default: false).
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        knowledge_store_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStore:
        """Update the name, description or metadata of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The new name.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: KnowledgeStoresWithRawResponse
    """The methods of `KnowledgeStores`, which return the response together with their result."""

class KnowledgeStoresWithRawResponse:
    """The methods of `KnowledgeStores`, which return the response together with their result."""
    def create(
        self,
        *,
        name: str,
        ingestion_config: IngestionConfigLike | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[KnowledgeStore]:
        """Create a knowledge store.

        Args:
            name: The name of the knowledge store.
            ingestion_config: How items are processed. It cannot be changed later.
            description: A description of the knowledge store.
            metadata: User metadata of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, knowledge_store_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[None]:
        """Permanently delete a knowledge store and all its items.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStore]:
        """List the knowledge stores of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, knowledge_store_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[KnowledgeStore]:
        """Retrieve a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def search(
        self,
        knowledge_store_id: str,
        *,
        query: KnowledgeStoreSearchQueryLike,
        filter: SearchKnowledgeStoreFilterLike | None = None,
        search_options: SearchKnowledgeStoreOptionsLike | None = None,
        group_by: Literal["item", "none"] | str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        include_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreSearchPager:
        """Search a knowledge store.

        To get the next page, repeat the request with the next_page_token as page_token. An expired token answers 410;
        start the search again.

        Args:
            knowledge_store_id: The id of the knowledge store.
            query: The query.
            filter: Which items to search (default: all).
            search_options: Where to search in videos. Rejected if the filter excludes videos.
            group_by: none returns each match separately; item returns items with all their matches (server default:
                none). One of item, none.
            page_size: Number of results per page, 1 to 50 (server default: 10).
            page_token: The next_page_token of the previous page. The rest of the request is then ignored.
            include_metadata: true returns the metadata of each item (server default: false).
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        knowledge_store_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[KnowledgeStore]:
        """Update the name, description or metadata of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The new name.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncKnowledgeStores(AsyncResource):
    """Collections of media to ask questions about."""
    async def create(
        self,
        *,
        name: str,
        ingestion_config: IngestionConfigLike | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStore:
        """Create a knowledge store.

        Args:
            name: The name of the knowledge store.
            ingestion_config: How items are processed. It cannot be changed later.
            description: A description of the knowledge store.
            metadata: User metadata of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(self, knowledge_store_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete a knowledge store and all its items.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStore]:
        """List the knowledge stores of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, knowledge_store_id: str, *, request_options: RequestOptions | None = None
    ) -> KnowledgeStore:
        """Retrieve a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def search(
        self,
        knowledge_store_id: str,
        *,
        query: KnowledgeStoreSearchQueryLike,
        filter: SearchKnowledgeStoreFilterLike | None = None,
        search_options: SearchKnowledgeStoreOptionsLike | None = None,
        group_by: Literal["item", "none"] | str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        include_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncKnowledgeStoreSearchPager:
        """Search a knowledge store.

        To get the next page, repeat the request with the next_page_token as page_token. An expired token answers 410;
        start the search again.

        Args:
            knowledge_store_id: The id of the knowledge store.
            query: The query.
            filter: Which items to search (default: all).
            search_options: Where to search in videos. Rejected if the filter excludes videos.
            group_by: none returns each match separately; item returns items with all their matches (server default:
                none). One of item, none.
            page_size: Number of results per page, 1 to 50 (server default: 10).
            page_token: The next_page_token of the previous page. The rest of the request is then ignored.
            include_metadata: true returns the metadata of each item (server default: false).
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        knowledge_store_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStore:
        """Update the name, description or metadata of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The new name.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: AsyncKnowledgeStoresWithRawResponse
    """The methods of `AsyncKnowledgeStores`, which return the response together with their result."""

class AsyncKnowledgeStoresWithRawResponse:
    """The methods of `AsyncKnowledgeStores`, which return the response together with their result."""
    async def create(
        self,
        *,
        name: str,
        ingestion_config: IngestionConfigLike | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[KnowledgeStore]:
        """Create a knowledge store.

        Args:
            name: The name of the knowledge store.
            ingestion_config: How items are processed. It cannot be changed later.
            description: A description of the knowledge store.
            metadata: User metadata of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, knowledge_store_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Permanently delete a knowledge store and all its items.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStore]:
        """List the knowledge stores of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, knowledge_store_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[KnowledgeStore]:
        """Retrieve a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            request_options: Timeout, retries and additions for this call only.
        """
    def search(
        self,
        knowledge_store_id: str,
        *,
        query: KnowledgeStoreSearchQueryLike,
        filter: SearchKnowledgeStoreFilterLike | None = None,
        search_options: SearchKnowledgeStoreOptionsLike | None = None,
        group_by: Literal["item", "none"] | str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        include_metadata: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncKnowledgeStoreSearchPager:
        """Search a knowledge store.

        To get the next page, repeat the request with the next_page_token as page_token. An expired token answers 410;
        start the search again.

        Args:
            knowledge_store_id: The id of the knowledge store.
            query: The query.
            filter: Which items to search (default: all).
            search_options: Where to search in videos. Rejected if the filter excludes videos.
            group_by: none returns each match separately; item returns items with all their matches (server default:
                none). One of item, none.
            page_size: Number of results per page, 1 to 50 (server default: 10).
            page_token: The next_page_token of the previous page. The rest of the request is then ignored.
            include_metadata: true returns the metadata of each item (server default: false).
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        knowledge_store_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[KnowledgeStore]:
        """Update the name, description or metadata of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The new name.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
