"""client.analyze_async.batches: many analyses in the background at once."""

from collections.abc import Callable, Sequence
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._streaming.stream import AsyncStream, Stream
from twelvelabs_client._waiting.notifier import WebhookNotifier
from twelvelabs_client.structured.batches import DefaultsLike, ItemLike
from twelvelabs_lowlevel.models.analyze_batch_status_response import AnalyzeBatchStatusResponse
from twelvelabs_lowlevel.models.batch_result_item import BatchResultItem
from twelvelabs_lowlevel.models.create_analyze_batch_response import CreateAnalyzeBatchResponse
from twelvelabs_lowlevel.requests import RequestOptions

class AnalyzeAsyncBatches(SyncResource):
    """Many analyses in the background at once."""
    def cancel(self, batch_id: str, *, request_options: RequestOptions | None = None) -> AnalyzeBatchStatusResponse:
        """Cancel a batch that has not finished.

        The status is canceling until the work in progress has stopped, then canceled. Canceling a finished batch
        fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def create(
        self,
        *,
        model_name: Literal["pegasus1.5"] | str,
        analysis_mode: Literal["general", "time_based_metadata"] | str,
        requests: Sequence[ItemLike],
        defaults: DefaultsLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateAnalyzeBatchResponse:
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
    def delete(self, batch_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete a batch and its results.

        Deleting an unfinished batch fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Sequence[Literal["canceled", "canceling", "completed", "expired", "pending", "processing"] | str]
        | Literal["canceled", "canceling", "completed", "expired", "pending", "processing"]
        | str
        | None = None,
        analysis_mode: Sequence[Literal["general", "time_based_metadata"] | str]
        | Literal["general", "time_based_metadata"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[AnalyzeBatchStatusResponse]:
        """List the batches of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only batches with one of these statuses. One of canceled, canceling, completed, expired,
                pending, processing.
            analysis_mode: Only batches with one of these modes. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    def results(self, batch_id: str, *, request_options: RequestOptions | None = None) -> Stream[BatchResultItem]:
        """Retrieve the results of a batch.

        Returns JSON Lines, one task per line. Results can be read as soon as the batch exists; unfinished tasks have
        a status and no result yet.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, batch_id: str, *, request_options: RequestOptions | None = None) -> AnalyzeBatchStatusResponse:
        """Retrieve the status of a batch.

        A batch ends as completed, canceled or expired. completed means that every task has finished, not that all
        succeeded.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_done(
        self,
        batch_id: str,
        *,
        timeout: float | None = 90000.0,
        on_update: Callable[[AnalyzeBatchStatusResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyzeBatchStatusResponse:
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
    with_raw_response: AnalyzeAsyncBatchesWithRawResponse
    """The methods of `AnalyzeAsyncBatches`, which return the response together with their result."""

class AnalyzeAsyncBatchesWithRawResponse:
    """The methods of `AnalyzeAsyncBatches`, which return the response together with their result."""
    def cancel(
        self, batch_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[AnalyzeBatchStatusResponse]:
        """Cancel a batch that has not finished.

        The status is canceling until the work in progress has stopped, then canceled. Canceling a finished batch
        fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def create(
        self,
        *,
        model_name: Literal["pegasus1.5"] | str,
        analysis_mode: Literal["general", "time_based_metadata"] | str,
        requests: Sequence[ItemLike],
        defaults: DefaultsLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[CreateAnalyzeBatchResponse]:
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
    def delete(self, batch_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[None]:
        """Permanently delete a batch and its results.

        Deleting an unfinished batch fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Sequence[Literal["canceled", "canceling", "completed", "expired", "pending", "processing"] | str]
        | Literal["canceled", "canceling", "completed", "expired", "pending", "processing"]
        | str
        | None = None,
        analysis_mode: Sequence[Literal["general", "time_based_metadata"] | str]
        | Literal["general", "time_based_metadata"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[AnalyzeBatchStatusResponse]:
        """List the batches of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only batches with one of these statuses. One of canceled, canceling, completed, expired,
                pending, processing.
            analysis_mode: Only batches with one of these modes. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    def results(self, batch_id: str, *, request_options: RequestOptions | None = None) -> Stream[BatchResultItem]:
        """Retrieve the results of a batch.

        Returns JSON Lines, one task per line. Results can be read as soon as the batch exists; unfinished tasks have
        a status and no result yet.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, batch_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[AnalyzeBatchStatusResponse]:
        """Retrieve the status of a batch.

        A batch ends as completed, canceled or expired. completed means that every task has finished, not that all
        succeeded.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncAnalyzeAsyncBatches(AsyncResource):
    """Many analyses in the background at once."""
    async def cancel(
        self, batch_id: str, *, request_options: RequestOptions | None = None
    ) -> AnalyzeBatchStatusResponse:
        """Cancel a batch that has not finished.

        The status is canceling until the work in progress has stopped, then canceled. Canceling a finished batch
        fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create(
        self,
        *,
        model_name: Literal["pegasus1.5"] | str,
        analysis_mode: Literal["general", "time_based_metadata"] | str,
        requests: Sequence[ItemLike],
        defaults: DefaultsLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateAnalyzeBatchResponse:
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
    async def delete(self, batch_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete a batch and its results.

        Deleting an unfinished batch fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Sequence[Literal["canceled", "canceling", "completed", "expired", "pending", "processing"] | str]
        | Literal["canceled", "canceling", "completed", "expired", "pending", "processing"]
        | str
        | None = None,
        analysis_mode: Sequence[Literal["general", "time_based_metadata"] | str]
        | Literal["general", "time_based_metadata"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[AnalyzeBatchStatusResponse]:
        """List the batches of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only batches with one of these statuses. One of canceled, canceling, completed, expired,
                pending, processing.
            analysis_mode: Only batches with one of these modes. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    def results(self, batch_id: str, *, request_options: RequestOptions | None = None) -> AsyncStream[BatchResultItem]:
        """Retrieve the results of a batch.

        Returns JSON Lines, one task per line. Results can be read as soon as the batch exists; unfinished tasks have
        a status and no result yet.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, batch_id: str, *, request_options: RequestOptions | None = None
    ) -> AnalyzeBatchStatusResponse:
        """Retrieve the status of a batch.

        A batch ends as completed, canceled or expired. completed means that every task has finished, not that all
        succeeded.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    async def wait_until_done(
        self,
        batch_id: str,
        *,
        timeout: float | None = 90000.0,
        on_update: Callable[[AnalyzeBatchStatusResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyzeBatchStatusResponse:
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
    with_raw_response: AsyncAnalyzeAsyncBatchesWithRawResponse
    """The methods of `AsyncAnalyzeAsyncBatches`, which return the response together with their result."""

class AsyncAnalyzeAsyncBatchesWithRawResponse:
    """The methods of `AsyncAnalyzeAsyncBatches`, which return the response together with their result."""
    async def cancel(
        self, batch_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[AnalyzeBatchStatusResponse]:
        """Cancel a batch that has not finished.

        The status is canceling until the work in progress has stopped, then canceled. Canceling a finished batch
        fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create(
        self,
        *,
        model_name: Literal["pegasus1.5"] | str,
        analysis_mode: Literal["general", "time_based_metadata"] | str,
        requests: Sequence[ItemLike],
        defaults: DefaultsLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[CreateAnalyzeBatchResponse]:
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
    async def delete(self, batch_id: str, *, request_options: RequestOptions | None = None) -> AsyncHttpResponse[None]:
        """Permanently delete a batch and its results.

        Deleting an unfinished batch fails with a conflict.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Sequence[Literal["canceled", "canceling", "completed", "expired", "pending", "processing"] | str]
        | Literal["canceled", "canceling", "completed", "expired", "pending", "processing"]
        | str
        | None = None,
        analysis_mode: Sequence[Literal["general", "time_based_metadata"] | str]
        | Literal["general", "time_based_metadata"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[AnalyzeBatchStatusResponse]:
        """List the batches of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only batches with one of these statuses. One of canceled, canceling, completed, expired,
                pending, processing.
            analysis_mode: Only batches with one of these modes. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    def results(self, batch_id: str, *, request_options: RequestOptions | None = None) -> AsyncStream[BatchResultItem]:
        """Retrieve the results of a batch.

        Returns JSON Lines, one task per line. Results can be read as soon as the batch exists; unfinished tasks have
        a status and no result yet.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, batch_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[AnalyzeBatchStatusResponse]:
        """Retrieve the status of a batch.

        A batch ends as completed, canceled or expired. completed means that every task has finished, not that all
        succeeded.

        Args:
            batch_id: The id of the batch.
            request_options: Timeout, retries and additions for this call only.
        """
