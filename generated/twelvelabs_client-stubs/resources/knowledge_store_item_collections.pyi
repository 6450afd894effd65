"""client.knowledge_store_item_collections: groups of items within a knowledge store."""

from collections.abc import Mapping, Sequence
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_lowlevel.models.knowledge_store_item import KnowledgeStoreItem
from twelvelabs_lowlevel.models.knowledge_store_item_collection import KnowledgeStoreItemCollection
from twelvelabs_lowlevel.requests import RequestOptions

class KnowledgeStoreItemCollections(SyncResource):
    """Groups of items within a knowledge store."""
    def add_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItemCollection:
        """Add items of the knowledge store to an item collection.

        Each id must be the id of an item. Items already in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    def create(
        self,
        knowledge_store_id: str,
        *,
        name: str,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItemCollection:
        """Create an item collection in a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The name of the collection, unique within the knowledge store.
            description: A description of the collection.
            metadata: User metadata of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently delete an item collection.

        Its items are kept in the knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStoreItemCollection]:
        """List the item collections of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStoreItem]:
        """List the items of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def remove_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> None:
        """Remove items from an item collection.

        The items are kept in the knowledge store. Ids that are not in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> KnowledgeStoreItemCollection:
        """Retrieve an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItemCollection:
        """Update the name, description or metadata of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            name: The new name, unique within the knowledge store.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: KnowledgeStoreItemCollectionsWithRawResponse
    """The methods of `KnowledgeStoreItemCollections`, which return the response together with their result."""

class KnowledgeStoreItemCollectionsWithRawResponse:
    """The methods of `KnowledgeStoreItemCollections`, which return the response together with their result."""
    def add_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[KnowledgeStoreItemCollection]:
        """Add items of the knowledge store to an item collection.

        Each id must be the id of an item. Items already in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    def create(
        self,
        knowledge_store_id: str,
        *,
        name: str,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[KnowledgeStoreItemCollection]:
        """Create an item collection in a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The name of the collection, unique within the knowledge store.
            description: A description of the collection.
            metadata: User metadata of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Permanently delete an item collection.

        Its items are kept in the knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStoreItemCollection]:
        """List the item collections of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStoreItem]:
        """List the items of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def remove_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[None]:
        """Remove items from an item collection.

        The items are kept in the knowledge store. Ids that are not in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[KnowledgeStoreItemCollection]:
        """Retrieve an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[KnowledgeStoreItemCollection]:
        """Update the name, description or metadata of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            name: The new name, unique within the knowledge store.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncKnowledgeStoreItemCollections(AsyncResource):
    """Groups of items within a knowledge store."""
    async def add_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItemCollection:
        """Add items of the knowledge store to an item collection.

        Each id must be the id of an item. Items already in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create(
        self,
        knowledge_store_id: str,
        *,
        name: str,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItemCollection:
        """Create an item collection in a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The name of the collection, unique within the knowledge store.
            description: A description of the collection.
            metadata: User metadata of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently delete an item collection.

        Its items are kept in the knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStoreItemCollection]:
        """List the item collections of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStoreItem]:
        """List the items of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def remove_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> None:
        """Remove items from an item collection.

        The items are kept in the knowledge store. Ids that are not in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> KnowledgeStoreItemCollection:
        """Retrieve an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItemCollection:
        """Update the name, description or metadata of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            name: The new name, unique within the knowledge store.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: AsyncKnowledgeStoreItemCollectionsWithRawResponse
    """The methods of `AsyncKnowledgeStoreItemCollections`, which return the response together with their result."""

class AsyncKnowledgeStoreItemCollectionsWithRawResponse:
    """The methods of `AsyncKnowledgeStoreItemCollections`, which return the response together with their result."""
    async def add_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[KnowledgeStoreItemCollection]:
        """Add items of the knowledge store to an item collection.

        Each id must be the id of an item. Items already in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create(
        self,
        knowledge_store_id: str,
        *,
        name: str,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[KnowledgeStoreItemCollection]:
        """Create an item collection in a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            name: The name of the collection, unique within the knowledge store.
            description: A description of the collection.
            metadata: User metadata of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Permanently delete an item collection.

        Its items are kept in the knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStoreItemCollection]:
        """List the item collections of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStoreItem]:
        """List the items of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def remove_items(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        item_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[None]:
        """Remove items from an item collection.

        The items are kept in the knowledge store. Ids that are not in the collection are ignored.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            item_ids: The ids of the items, 1 to 500 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, knowledge_store_id: str, collection_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[KnowledgeStoreItemCollection]:
        """Retrieve an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        knowledge_store_id: str,
        collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[KnowledgeStoreItemCollection]:
        """Update the name, description or metadata of an item collection.

        Args:
            knowledge_store_id: The id of the knowledge store.
            collection_id: The id of the item collection.
            name: The new name, unique within the knowledge store.
            description: The new description.
            metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
