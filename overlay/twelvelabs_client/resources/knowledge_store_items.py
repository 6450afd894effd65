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
from .._paging.pager import paged
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
        """Wait until an item of a knowledge store can be asked about, and return it.

        The pause between two requests grows from half a second to ten seconds. Failures that may pass do not end the
        wait.

        Args:
            knowledge_store_id: The id of the knowledge store.
            item_id: The id of the item.
            timeout: Seconds to wait in all; None for no limit.
            on_update: Called with the item each time it has been asked for, the first and the last time included.
                An exception that it raises ends the wait.
            request_options: Timeout, retries and additions for each of the requests.

        Raises:
            ProcessingFailedError: The asset could not be taken in; `last` is the item.
            WaitTimeoutError: The time is up; `last` is the item as last seen. The platform goes on.
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
        """Wait until many items of a knowledge store can be asked about, and give an outcome for each as it has ended.

        Everything is asked for together, with lists, so that N of them cost about N/50 requests a look, fewer as they
        end. What has failed, or is not there, is an outcome like any other and stops none of the others. Nothing is
        kept between two waits: one that was given up can be taken up with the same ids, in whatever process.

        Args:
            knowledge_store_id: The id of the knowledge store.
            ids: The ids of the items, any number. One that is given twice counts once.
            timeout: Seconds to wait in all; None for no limit. All are looked at once in any case. What is not ready in
                time comes as outcomes with a WaitTimeoutError; the platform goes on with it.
            request_options: Timeout, retries and additions for each of the requests.

        Raises:
            InvalidArgumentError: The ids are no list of texts. Nothing has been sent.
            NotFoundError: While iterating: there is no such knowledge store.
        """
        place = knowledge_store_container(knowledge_store_id, request_options)
        return indexed_item_waiter(place, ids, self._config, timeout=timeout)


class KnowledgeStoreItems(_KnowledgeStoreItems, SyncResource):
    """Assets added to a knowledge store."""


class AsyncKnowledgeStoreItems(_KnowledgeStoreItems, AsyncResource):
    """Assets added to a knowledge store."""
