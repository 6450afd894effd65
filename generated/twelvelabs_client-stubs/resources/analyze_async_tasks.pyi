"""client.analyze_async.tasks: analyses in the background, one at a time."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._waiting.notifier import WebhookNotifier
from twelvelabs_lowlevel.models.analyze_image_input import AnalyzeImageInputLike
from twelvelabs_lowlevel.models.analyze_prompt_v2 import AnalyzePromptV2Like
from twelvelabs_lowlevel.models.analyze_task_response import AnalyzeTaskResponse
from twelvelabs_lowlevel.models.async_response_format import AsyncResponseFormat
from twelvelabs_lowlevel.models.cancel_analyze_task_response import CancelAnalyzeTaskResponse
from twelvelabs_lowlevel.models.create_analyze_task_response import CreateAnalyzeTaskResponse
from twelvelabs_lowlevel.models.video_context_asset_id import VideoContextAssetIdLike
from twelvelabs_lowlevel.models.video_context_base_64_string import VideoContextBase64StringLike
from twelvelabs_lowlevel.models.video_context_url import VideoContextUrlLike
from twelvelabs_lowlevel.requests import RequestOptions

class AnalyzeAsyncTasks(SyncResource):
    """Analyses in the background, one at a time."""
    def cancel(self, task_id: str, *, request_options: RequestOptions | None = None) -> CancelAnalyzeTaskResponse:
        """Cancel an analysis task that has not finished.

        Tasks that are queued, pending or processing can be canceled; canceling one again gives the same answer. Work
        in progress may continue briefly. Tasks of a batch cannot be canceled individually.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    def create(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        custom_id: str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        temperature: float | None = None,
        max_tokens: int | Literal["unlimited"] | str | None = None,
        response_format: type[Any] | AsyncResponseFormat | Mapping[str, Any] | None = None,
        min_segment_duration: float | None = None,
        max_segment_duration: float | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateAnalyzeTaskResponse:
        """Analyze a video or images in the background.

        Returns immediately; the result is in the task once its status is ready. A video may last up to 2 hours, or up
        to 4 hours if start_time and end_time select 1 second to 2 hours of it (HLS and base64 always at most 2 hours).

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            custom_id: Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            analysis_mode: general generates one answer; time_based_metadata finds segments and describes each (server
                default: general). One of general, time_based_metadata.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            max_tokens: Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to
                98304 for time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
            response_format: The format of the answer: a class (a dataclass, TypedDict, NamedTuple, attrs class or
                pydantic model) or a JSON Schema. `structured.parse(task, shape)` reads the answer once the task is
                ready. time_based_metadata needs segment definitions.
            min_segment_duration: Minimum segment duration for time_based_metadata, in seconds, at least 2.
            max_segment_duration: Maximum segment duration for time_based_metadata, in seconds, at least 2.
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete an analysis task and its result.

        Deleting a task that is processing fails with a conflict.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Literal["canceled", "failed", "pending", "processing", "queued", "ready"] | str | None = None,
        video_url: str | None = None,
        asset_id: str | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[AnalyzeTaskResponse]:
        """List the analysis tasks of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only tasks with this status. One of canceled, failed, pending, processing, queued, ready.
            video_url: Only tasks for the video at this URL.
            asset_id: Only tasks for the asset with this id.
            analysis_mode: Only tasks in this mode. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, task_id: str, *, request_options: RequestOptions | None = None) -> AnalyzeTaskResponse:
        """Retrieve an analysis task, with its result once it is ready.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[AnalyzeTaskResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyzeTaskResponse:
        """Wait until an analysis is ready, and return the task with its result.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            task_id: The id of the analysis task.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the task after each poll, including the first and the last. If it raises, the wait
                ends.
            notifier: The `WebhookNotifier` to which your web server passes webhooks. Until one arrives, the wait polls
                only once a minute.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The task has failed or was canceled; `last` is the task.
            WaitTimeoutError: The task is not ready in time; `last` is the task as last seen. Processing continues.
        """
    with_raw_response: AnalyzeAsyncTasksWithRawResponse
    """The methods of `AnalyzeAsyncTasks`, which return the response together with their result."""

class AnalyzeAsyncTasksWithRawResponse:
    """The methods of `AnalyzeAsyncTasks`, which return the response together with their result."""
    def cancel(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[CancelAnalyzeTaskResponse]:
        """Cancel an analysis task that has not finished.

        Tasks that are queued, pending or processing can be canceled; canceling one again gives the same answer. Work
        in progress may continue briefly. Tasks of a batch cannot be canceled individually.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    def create(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        custom_id: str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        temperature: float | None = None,
        max_tokens: int | Literal["unlimited"] | str | None = None,
        response_format: type[Any] | AsyncResponseFormat | Mapping[str, Any] | None = None,
        min_segment_duration: float | None = None,
        max_segment_duration: float | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[CreateAnalyzeTaskResponse]:
        """Analyze a video or images in the background.

        Returns immediately; the result is in the task once its status is ready. A video may last up to 2 hours, or up
        to 4 hours if start_time and end_time select 1 second to 2 hours of it (HLS and base64 always at most 2 hours).

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            custom_id: Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            analysis_mode: general generates one answer; time_based_metadata finds segments and describes each (server
                default: general). One of general, time_based_metadata.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            max_tokens: Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to
                98304 for time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
            response_format: The format of the answer: a class (a dataclass, TypedDict, NamedTuple, attrs class or
                pydantic model) or a JSON Schema. `structured.parse(task, shape)` reads the answer once the task is
                ready. time_based_metadata needs segment definitions.
            min_segment_duration: Minimum segment duration for time_based_metadata, in seconds, at least 2.
            max_segment_duration: Maximum segment duration for time_based_metadata, in seconds, at least 2.
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[None]:
        """Permanently delete an analysis task and its result.

        Deleting a task that is processing fails with a conflict.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Literal["canceled", "failed", "pending", "processing", "queued", "ready"] | str | None = None,
        video_url: str | None = None,
        asset_id: str | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[AnalyzeTaskResponse]:
        """List the analysis tasks of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only tasks with this status. One of canceled, failed, pending, processing, queued, ready.
            video_url: Only tasks for the video at this URL.
            asset_id: Only tasks for the asset with this id.
            analysis_mode: Only tasks in this mode. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[AnalyzeTaskResponse]:
        """Retrieve an analysis task, with its result once it is ready.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncAnalyzeAsyncTasks(AsyncResource):
    """Analyses in the background, one at a time."""
    async def cancel(self, task_id: str, *, request_options: RequestOptions | None = None) -> CancelAnalyzeTaskResponse:
        """Cancel an analysis task that has not finished.

        Tasks that are queued, pending or processing can be canceled; canceling one again gives the same answer. Work
        in progress may continue briefly. Tasks of a batch cannot be canceled individually.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        custom_id: str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        temperature: float | None = None,
        max_tokens: int | Literal["unlimited"] | str | None = None,
        response_format: type[Any] | AsyncResponseFormat | Mapping[str, Any] | None = None,
        min_segment_duration: float | None = None,
        max_segment_duration: float | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateAnalyzeTaskResponse:
        """Analyze a video or images in the background.

        Returns immediately; the result is in the task once its status is ready. A video may last up to 2 hours, or up
        to 4 hours if start_time and end_time select 1 second to 2 hours of it (HLS and base64 always at most 2 hours).

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            custom_id: Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            analysis_mode: general generates one answer; time_based_metadata finds segments and describes each (server
                default: general). One of general, time_based_metadata.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            max_tokens: Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to
                98304 for time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
            response_format: The format of the answer: a class (a dataclass, TypedDict, NamedTuple, attrs class or
                pydantic model) or a JSON Schema. `structured.parse(task, shape)` reads the answer once the task is
                ready. time_based_metadata needs segment definitions.
            min_segment_duration: Minimum segment duration for time_based_metadata, in seconds, at least 2.
            max_segment_duration: Maximum segment duration for time_based_metadata, in seconds, at least 2.
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    async def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete an analysis task and its result.

        Deleting a task that is processing fails with a conflict.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Literal["canceled", "failed", "pending", "processing", "queued", "ready"] | str | None = None,
        video_url: str | None = None,
        asset_id: str | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[AnalyzeTaskResponse]:
        """List the analysis tasks of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only tasks with this status. One of canceled, failed, pending, processing, queued, ready.
            video_url: Only tasks for the video at this URL.
            asset_id: Only tasks for the asset with this id.
            analysis_mode: Only tasks in this mode. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(self, task_id: str, *, request_options: RequestOptions | None = None) -> AnalyzeTaskResponse:
        """Retrieve an analysis task, with its result once it is ready.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    async def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[AnalyzeTaskResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnalyzeTaskResponse:
        """Wait until an analysis is ready, and return the task with its result.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            task_id: The id of the analysis task.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the task after each poll, including the first and the last. If it raises, the wait
                ends.
            notifier: The `WebhookNotifier` to which your web server passes webhooks. Until one arrives, the wait polls
                only once a minute.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The task has failed or was canceled; `last` is the task.
            WaitTimeoutError: The task is not ready in time; `last` is the task as last seen. Processing continues.
        """
    with_raw_response: AsyncAnalyzeAsyncTasksWithRawResponse
    """The methods of `AsyncAnalyzeAsyncTasks`, which return the response together with their result."""

class AsyncAnalyzeAsyncTasksWithRawResponse:
    """The methods of `AsyncAnalyzeAsyncTasks`, which return the response together with their result."""
    async def cancel(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[CancelAnalyzeTaskResponse]:
        """Cancel an analysis task that has not finished.

        Tasks that are queued, pending or processing can be canceled; canceling one again gives the same answer. Work
        in progress may continue briefly. Tasks of a batch cannot be canceled individually.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        custom_id: str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        temperature: float | None = None,
        max_tokens: int | Literal["unlimited"] | str | None = None,
        response_format: type[Any] | AsyncResponseFormat | Mapping[str, Any] | None = None,
        min_segment_duration: float | None = None,
        max_segment_duration: float | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[CreateAnalyzeTaskResponse]:
        """Analyze a video or images in the background.

        Returns immediately; the result is in the task once its status is ready. A video may last up to 2 hours, or up
        to 4 hours if start_time and end_time select 1 second to 2 hours of it (HLS and base64 always at most 2 hours).

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            custom_id: Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            analysis_mode: general generates one answer; time_based_metadata finds segments and describes each (server
                default: general). One of general, time_based_metadata.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            max_tokens: Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to
                98304 for time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
            response_format: The format of the answer: a class (a dataclass, TypedDict, NamedTuple, attrs class or
                pydantic model) or a JSON Schema. `structured.parse(task, shape)` reads the answer once the task is
                ready. time_based_metadata needs segment definitions.
            min_segment_duration: Minimum segment duration for time_based_metadata, in seconds, at least 2.
            max_segment_duration: Maximum segment duration for time_based_metadata, in seconds, at least 2.
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    async def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> AsyncHttpResponse[None]:
        """Permanently delete an analysis task and its result.

        Deleting a task that is processing fails with a conflict.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        status: Literal["canceled", "failed", "pending", "processing", "queued", "ready"] | str | None = None,
        video_url: str | None = None,
        asset_id: str | None = None,
        analysis_mode: Literal["general", "time_based_metadata"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[AnalyzeTaskResponse]:
        """List the analysis tasks of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            status: Only tasks with this status. One of canceled, failed, pending, processing, queued, ready.
            video_url: Only tasks for the video at this URL.
            asset_id: Only tasks for the asset with this id.
            analysis_mode: Only tasks in this mode. One of general, time_based_metadata.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[AnalyzeTaskResponse]:
        """Retrieve an analysis task, with its result once it is ready.

        Args:
            task_id: The id of the analysis task.
            request_options: Timeout, retries and additions for this call only.
        """
