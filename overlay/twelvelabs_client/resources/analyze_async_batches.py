"""client.analyze_async.batches: many analyses in the background at once."""

from __future__ import annotations

from collections.abc import Callable

from twelvelabs_lowlevel.api.analysis_batches import (
    cancel_analysis_batch,
    delete_analysis_batch,
    list_analysis_batches,
    retrieve_analysis_batch,
    retrieve_analysis_batch_results,
)
from twelvelabs_lowlevel.models.analyze_batch_status_response import AnalyzeBatchStatusResponse
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._paging.pager import paged
from .._streaming.stream import event_stream
from .._waiting.notifier import WebhookNotifier
from .._waiting.wait_one import polling_call, wait_until_done
from ..structured import analyses

LONGEST_TIME = 25 * 3600.0
"""Seconds: the platform ends every batch within 24 hours."""
LONGEST_PAUSE = 60.0


class _AnalyzeAsyncBatches(Resource):
    create = operation(analyses.create_batch)
    list = paged(list_analysis_batches.request)
    retrieve = endpoint(retrieve_analysis_batch.request)
    delete = endpoint(delete_analysis_batch.request)
    cancel = endpoint(cancel_analysis_batch.request)
    results = event_stream(retrieve_analysis_batch_results.stream)

    @operation
    def wait_until_done(
        self,
        batch_id: str,
        *,
        timeout: float | None = LONGEST_TIME,
        on_update: Callable[[AnalyzeBatchStatusResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AnalyzeBatchStatusResponse]:
        """Wait until all tasks of a batch have ended, and return how many went well.

        That it is completed says nothing about its tasks: any of them may have failed. The pause between two requests
        grows from half a second to a minute. Failures that may pass do not end the wait.

        Args:
            batch_id: The id of the batch.
            timeout: Seconds to wait in all; None for no limit.
            on_update: Called with the batch each time it has been asked for, the first and the last time included.
                An exception that it raises ends the wait.
            notifier: Where your web server reports webhooks, see `WebhookNotifier`. While one is awaited the
                platform is asked only once a minute.
            request_options: Timeout, retries and additions for each of the requests.

        Raises:
            ProcessingFailedError: The batch was canceled or has expired; `last` is the batch. What its tasks
                have done until then can be read all the same.
            WaitTimeoutError: The time is up; `last` is the batch as last seen. The platform goes on.
        """
        request = retrieve_analysis_batch.request(batch_id, request_options=request_options)
        get = polling_call(request, self._config)
        return wait_until_done(
            "analysis batch",
            batch_id,
            get,
            timeout=timeout,
            on_update=on_update,
            notifier=notifier,
            longest_pause=LONGEST_PAUSE,
        )


class AnalyzeAsyncBatches(_AnalyzeAsyncBatches, SyncResource):
    """Many analyses in the background at once."""


class AsyncAnalyzeAsyncBatches(_AnalyzeAsyncBatches, AsyncResource):
    """Many analyses in the background at once."""
