"""client.knowledge_store_items: assets added to a knowledge store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twelvelabs_lowlevel.api.knowledge_store_items import (
    create_knowledge_store_item,
    delete_knowledge_store_item,
    list_knowledge_store_items,
    retrieve_knowledge_store_item,
)
from twelvelabs_lowlevel.models.knowledge_store_item import KnowledgeStoreItem
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._paging.paged import paged
from .._waiting.iterators import batch_wait
from .._waiting.plan_indexed_items import indexed_item_waiter, knowledge_store_container
from .._waiting.wait_many import BatchWaiter
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done


class _KnowledgeStoreItems(Resource):
    create = endpoint(create_knowledge_store_item.request)
    list = paged(list_knowledge_store_items.request)
    retrieve = endpoint(retrieve_knowledge_store_item.request)
    delete = endpoint(delete_knowledge_store_item.request)

    @operation
    def wait_until_ready(
        self,
        knowledge_store_id: str,
        item_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[KnowledgeStoreItem], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[KnowledgeStoreItem]:
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
        request = retrieve_knowledge_store_item.request(knowledge_store_id, item_id, request_options=request_options)
        return wait_until_done(
            "knowledge store item", item_id, request, self._config, timeout=timeout, on_update=on_update
        )

    @batch_wait
    def wait_until_all_ready(
        self,
        knowledge_store_id: str,
        ids: Sequence[str],
        *,
        timeout: float | None = WAIT_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> BatchWaiter[KnowledgeStoreItem]:
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
        container = knowledge_store_container(knowledge_store_id, request_options)
        return indexed_item_waiter(container, ids, self._config, timeout=timeout)


class KnowledgeStoreItems(_KnowledgeStoreItems, SyncResource):
    """Assets added to a knowledge store."""


class AsyncKnowledgeStoreItems(_KnowledgeStoreItems, AsyncResource):
    """Assets added to a knowledge store."""
