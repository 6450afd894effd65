"""client.indexes.indexed_assets: assets that an index makes searchable."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twelvelabs_lowlevel.api.indexed_assets import (
    create_indexed_asset,
    delete_indexed_asset,
    list_asset_indexed_assets,
    list_indexed_assets,
    retrieve_indexed_asset,
    update_indexed_asset,
)
from twelvelabs_lowlevel.models.indexed_asset import IndexedAsset
from twelvelabs_lowlevel.models.indexed_asset_detailed import IndexedAssetDetailed
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._paging.paged import paged
from .._waiting.iterators import batch_wait
from .._waiting.plan_indexed_items import index_container, indexed_item_waiter
from .._waiting.wait_many import BatchWaiter
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done


class _IndexedAssets(Resource):
    create = endpoint(create_indexed_asset.request)
    list = paged(list_indexed_assets.request)
    retrieve = endpoint(retrieve_indexed_asset.request)
    update = endpoint(update_indexed_asset.request)
    delete = endpoint(delete_indexed_asset.request)
    list_by_asset = paged(list_asset_indexed_assets.request)

    @operation
    def wait_until_ready(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[IndexedAssetDetailed], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[IndexedAssetDetailed]:
        """Wait until an asset has been indexed, and return the indexed asset.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the indexed asset after each poll, including the first and the last. If it raises,
                the wait ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The asset could not be indexed; `last` is the indexed asset.
            WaitTimeoutError: The indexed asset is not ready in time; `last` is the indexed asset as last seen.
                Processing continues.
        """
        request = retrieve_indexed_asset.request(index_id, indexed_asset_id, request_options=request_options)
        return (
            yield from wait_until_done(
                "indexed asset", indexed_asset_id, request, self._config, timeout=timeout, on_update=on_update
            )
        )

    @batch_wait
    def wait_until_all_ready(
        self,
        index_id: str,
        ids: Sequence[str],
        *,
        timeout: float | None = WAIT_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> BatchWaiter[IndexedAsset]:
        """Wait until many assets have been indexed, and give an outcome for each as it completes.

        The indexed assets are polled together, in lists: N of them cost about N/50 requests a round, fewer as they
        complete. One that has failed or does not exist gives an outcome with an error and does not stop the others.

            with client.indexes.indexed_assets.wait_until_all_ready(index_id, ids) as waiting:
                for outcome in waiting:
                    print(outcome.source, outcome.error or "ready")
            print(waiting.summary)

        An interrupted wait can be repeated with the same ids, in any process: it keeps no state.

        Args:
            index_id: The id of the index.
            ids: The ids of the indexed assets, any number. Duplicates count once.
            timeout: Maximum seconds to wait; None for no limit. Each indexed asset is polled at least once. One that is
                not ready in time gives an outcome with a WaitTimeoutError; its processing continues.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: The ids are not a list of strings. Nothing has been sent.
            NotFoundError: While iterating, if there is no such index.
        """
        return indexed_item_waiter(index_container(index_id, request_options), ids, self._config, timeout=timeout)


class IndexedAssets(_IndexedAssets, SyncResource):
    """Assets that an index makes searchable."""


class AsyncIndexedAssets(_IndexedAssets, AsyncResource):
    """Assets that an index makes searchable."""
