"""client.analyze_async.batches: many analyses in the background at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableSequence, Sequence
from typing import Any, TypeVar

import attrs
from twelvelabs_lowlevel.api.analysis_batches import (
    cancel_analysis_batch,
    create_analysis_batch,
    delete_analysis_batch,
    list_analysis_batches,
    retrieve_analysis_batch,
    retrieve_analysis_batch_results,
)
from twelvelabs_lowlevel.models.analysis_batch_model_name import AnalysisBatchModelNameLike
from twelvelabs_lowlevel.models.analysis_mode import AnalysisModeLike
from twelvelabs_lowlevel.models.analyze_batch_status_response import AnalyzeBatchStatusResponse
from twelvelabs_lowlevel.models.batch_defaults import BatchDefaults
from twelvelabs_lowlevel.models.batch_item_request import BatchItemRequest
from twelvelabs_lowlevel.models.create_analyze_batch_response import CreateAnalyzeBatchResponse
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation, request_operation
from .._flows.effects import Flow
from .._paging.paged import paged
from .._streaming.stream import event_stream
from .._waiting.notifier import WebhookNotifier
from .._waiting.wait_one import wait_until_done
from ..structured.batches import DefaultsLike, ItemLike
from ..structured.formats import Format, explain_refusal
from ..structured.formats import response_format as to_response_format

BATCH_WAIT_TIMEOUT = 25 * 3600.0
"""Seconds. The platform ends every batch within 24 hours."""
MAX_PAUSE = 60.0
"""Seconds between two polls: a batch takes hours."""

B = TypeVar("B", BatchItemRequest, BatchDefaults)


class _AnalyzeAsyncBatches(Resource):
    @request_operation
    def create(
        self,
        *,
        model_name: AnalysisBatchModelNameLike,
        analysis_mode: AnalysisModeLike,
        requests: Sequence[ItemLike],
        defaults: DefaultsLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[CreateAnalyzeBatchResponse]:
        """Analyze many videos in the background.

        A batch holds 1 to 1000 requests and at most 2000 hours of video, and an account at most 5 batches that have not
        ended. Every asset must be ready. Requests that are not done after 24 hours expire; the batch and its results
        are deleted 30 days after creation.

        Args:
            model_name: The model. One of pegasus1.5.
            analysis_mode: general generates one answer for each video; time_based_metadata finds segments and describes
                each. One of general, time_based_metadata.
            requests: The analyses, 1 to 1000. The response_format of each may be a class (a dataclass, TypedDict,
                NamedTuple, attrs class or pydantic model) or a JSON Schema; `structured.parse(item, shape)` reads each
                item of the results.
            defaults: Defaults for all requests, including response_format.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support a format. Nothing has been sent.
        """
        formats: MutableSequence[Format] = []
        request = create_analysis_batch.request(
            model_name=model_name,
            analysis_mode=analysis_mode,
            requests=[_with_format(each, formats) for each in requests],
            defaults=None if defaults is None else _with_format(defaults, formats),
            request_options=request_options,
        )
        with explain_refusal(formats):
            return (yield from self._call(request))

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
        timeout: float | None = BATCH_WAIT_TIMEOUT,
        on_update: Callable[[AnalyzeBatchStatusResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AnalyzeBatchStatusResponse]:
        """Wait until all tasks of a batch have ended, and return the batch with its counts.

        Tasks of a completed batch may have failed: see the counts. The interval between polls grows from 0.5 to 60
        seconds. Transient failures do not end the wait.

        Args:
            batch_id: The id of the batch.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the batch after each poll, including the first and the last. If it raises, the wait
                ends.
            notifier: The `WebhookNotifier` to which your web server passes webhooks. Until one arrives, the wait polls
                only once a minute.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The batch was canceled or has expired; `last` is the batch. Results of the tasks that
                completed before can still be read.
            WaitTimeoutError: The batch has not ended in time; `last` is the batch as last seen. Processing continues.
        """
        request = retrieve_analysis_batch.request(batch_id, request_options=request_options)
        return wait_until_done(
            "analysis batch",
            batch_id,
            request,
            self._config,
            timeout=timeout,
            on_update=on_update,
            notifier=notifier,
            max_pause=MAX_PAUSE,
        )


class AnalyzeAsyncBatches(_AnalyzeAsyncBatches, SyncResource):
    """Many analyses in the background at once."""


class AsyncAnalyzeAsyncBatches(_AnalyzeAsyncBatches, AsyncResource):
    """Many analyses in the background at once."""


def _with_format(part: B | Mapping[str, Any], formats: MutableSequence[Format]) -> B | Mapping[str, Any]:
    """The part with its response_format as it is sent to the platform. The format is added to `formats`."""
    if not isinstance(part, Mapping):
        formats.append(to_response_format(part.response_format))
        return attrs.evolve(part, response_format=formats[-1].wire)
    if "response_format" in part:
        formats.append(to_response_format(part["response_format"]))
        return {**part, "response_format": formats[-1].wire}
    return part
