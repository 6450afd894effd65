"""client.knowledge_store_items: assets added to a knowledge store."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._waiting.iterators import AsyncWaiting, Waiting
from twelvelabs_lowlevel.models.knowledge_store_item import KnowledgeStoreItem
from twelvelabs_lowlevel.requests import RequestOptions

class KnowledgeStoreItems(SyncResource):
    """Assets added to a knowledge store."""
    def create(
        self,
        knowledge_store_id: str,
        *,
        asset_id: str,
        asset_type: Literal["image", "video"] | str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItem:
        """Add an asset to a knowledge store.

        A video of at most 10 GB or an image of at most 32 MB. Returns immediately; the item can be used once its
        status is ready.

        Args:
            knowledge_store_id: The id of the knowledge store.
            asset_id: The id of the asset to add.
            asset_type: The type of the asset. One of image, video.
            metadata: User metadata of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        status: Sequence[Literal["failed", "pending", "processing", "queued", "ready"] | str]
        | Literal["failed", "pending", "processing", "queued", "ready"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStoreItem]:
        """List the items of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only items with one of these statuses. One of failed, pending, processing, queued, ready.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None
    ) -> KnowledgeStoreItem:
        """Retrieve an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_all_ready(
        self,
        knowledge_store_id: str,
        ids: Sequence[str],
        *,
        timeout: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> Waiting[KnowledgeStoreItem]:
        """Wait until many items of a knowledge store are ready, and give an outcome for each as it completes.

        The items are polled together, in lists: N of them cost about N/50 requests a round, fewer as they complete. One
        that has failed or does not exist gives an outcome with an error and does not stop the others. An interrupted
        wait can be repeated with the same ids, in any process: it keeps no state.

        Args:
            knowledge_store_id: The id of the knowledge store.
            ids: The ids of the items, any number. Duplicates count once.
            timeout: Maximum seconds to wait; None for no limit. Each item is polled at least once. One that is not
                ready in time gives an outcome with a WaitTimeoutError; its processing continues.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: The ids are not a list of strings. Nothing has been sent.
            NotFoundError: While iterating, if there is no such knowledge store.
        """
    def wait_until_ready(
        self,
        knowledge_store_id: str,
        item_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[KnowledgeStoreItem], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItem:
        """Wait until an item of a knowledge store is ready, and return it.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the item after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The asset could not be processed; `last` is the item.
            WaitTimeoutError: The item is not ready in time; `last` is the item as last seen. Processing continues.
        """
    with_raw_response: KnowledgeStoreItemsWithRawResponse
    """The methods of `KnowledgeStoreItems`, which return the response together with their result."""

class KnowledgeStoreItemsWithRawResponse:
    """The methods of `KnowledgeStoreItems`, which return the response together with their result."""
    def create(
        self,
        knowledge_store_id: str,
        *,
        asset_id: str,
        asset_type: Literal["image", "video"] | str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[KnowledgeStoreItem]:
        """Add an asset to a knowledge store.

        A video of at most 10 GB or an image of at most 32 MB. Returns immediately; the item can be used once its
        status is ready.

        Args:
            knowledge_store_id: The id of the knowledge store.
            asset_id: The id of the asset to add.
            asset_type: The type of the asset. One of image, video.
            metadata: User metadata of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Permanently delete an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        status: Sequence[Literal["failed", "pending", "processing", "queued", "ready"] | str]
        | Literal["failed", "pending", "processing", "queued", "ready"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[KnowledgeStoreItem]:
        """List the items of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only items with one of these statuses. One of failed, pending, processing, queued, ready.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[KnowledgeStoreItem]:
        """Retrieve an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncKnowledgeStoreItems(AsyncResource):
    """Assets added to a knowledge store."""
    async def create(
        self,
        knowledge_store_id: str,
        *,
        asset_id: str,
        asset_type: Literal["image", "video"] | str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItem:
        """Add an asset to a knowledge store.

        A video of at most 10 GB or an image of at most 32 MB. Returns immediately; the item can be used once its
        status is ready.

        Args:
            knowledge_store_id: The id of the knowledge store.
            asset_id: The id of the asset to add.
            asset_type: The type of the asset. One of image, video.
            metadata: User metadata of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently delete an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        status: Sequence[Literal["failed", "pending", "processing", "queued", "ready"] | str]
        | Literal["failed", "pending", "processing", "queued", "ready"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStoreItem]:
        """List the items of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only items with one of these statuses. One of failed, pending, processing, queued, ready.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None
    ) -> KnowledgeStoreItem:
        """Retrieve an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_all_ready(
        self,
        knowledge_store_id: str,
        ids: Sequence[str],
        *,
        timeout: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> AsyncWaiting[KnowledgeStoreItem]:
        """Wait until many items of a knowledge store are ready, and give an outcome for each as it completes.

        The items are polled together, in lists: N of them cost about N/50 requests a round, fewer as they complete. One
        that has failed or does not exist gives an outcome with an error and does not stop the others. An interrupted
        wait can be repeated with the same ids, in any process: it keeps no state.

        Args:
            knowledge_store_id: The id of the knowledge store.
            ids: The ids of the items, any number. Duplicates count once.
            timeout: Maximum seconds to wait; None for no limit. Each item is polled at least once. One that is not
                ready in time gives an outcome with a WaitTimeoutError; its processing continues.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: The ids are not a list of strings. Nothing has been sent.
            NotFoundError: While iterating, if there is no such knowledge store.
        """
    async def wait_until_ready(
        self,
        knowledge_store_id: str,
        item_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[KnowledgeStoreItem], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> KnowledgeStoreItem:
        """Wait until an item of a knowledge store is ready, and return it.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the item after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The asset could not be processed; `last` is the item.
            WaitTimeoutError: The item is not ready in time; `last` is the item as last seen. Processing continues.
        """
    with_raw_response: AsyncKnowledgeStoreItemsWithRawResponse
    """The methods of `AsyncKnowledgeStoreItems`, which return the response together with their result."""

class AsyncKnowledgeStoreItemsWithRawResponse:
    """The methods of `AsyncKnowledgeStoreItems`, which return the response together with their result."""
    async def create(
        self,
        knowledge_store_id: str,
        *,
        asset_id: str,
        asset_type: Literal["image", "video"] | str | None = None,
        metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[KnowledgeStoreItem]:
        """Add an asset to a knowledge store.

        A video of at most 10 GB or an image of at most 32 MB. Returns immediately; the item can be used once its
        status is ready.

        Args:
            knowledge_store_id: The id of the knowledge store.
            asset_id: The id of the asset to add.
            asset_type: The type of the asset. One of image, video.
            metadata: User metadata of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Permanently delete an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        knowledge_store_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        status: Sequence[Literal["failed", "pending", "processing", "queued", "ready"] | str]
        | Literal["failed", "pending", "processing", "queued", "ready"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[KnowledgeStoreItem]:
        """List the items of a knowledge store, newest first.

        Args:
            knowledge_store_id: The id of the knowledge store.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only items with one of these statuses. One of failed, pending, processing, queued, ready.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, knowledge_store_id: str, item_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[KnowledgeStoreItem]:
        """Retrieve an item of a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            request_options: Timeout, retries and additions for this call only.
        """
