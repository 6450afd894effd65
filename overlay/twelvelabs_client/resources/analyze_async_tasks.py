"""client.analyze_async.tasks: analyses in the background, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from twelvelabs_lowlevel.api.analysis import (
    cancel_analysis_task,
    create_analysis_task,
    delete_analysis_task,
    list_analysis_tasks,
    retrieve_analysis_task,
)
from twelvelabs_lowlevel.models.analysis_mode import AnalysisModeLike
from twelvelabs_lowlevel.models.analysis_model_name import AnalysisModelNameLike
from twelvelabs_lowlevel.models.analyze_image_input import AnalyzeImageInputLike
from twelvelabs_lowlevel.models.analyze_prompt_v2 import AnalyzePromptV2Like
from twelvelabs_lowlevel.models.analyze_task_response import AnalyzeTaskResponse
from twelvelabs_lowlevel.models.async_response_format import AsyncResponseFormat
from twelvelabs_lowlevel.models.create_analyze_task_response import CreateAnalyzeTaskResponse
from twelvelabs_lowlevel.models.max_tokens_word import MaxTokensWordLike
from twelvelabs_lowlevel.models.video_context_asset_id import VideoContextAssetIdLike
from twelvelabs_lowlevel.models.video_context_base_64_string import VideoContextBase64StringLike
from twelvelabs_lowlevel.models.video_context_url import VideoContextUrlLike
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation, request_operation
from .._flows.effects import Flow
from .._paging.paged import paged
from .._waiting.notifier import WebhookNotifier
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done
from ..structured.formats import explain_refusal
from ..structured.formats import response_format as to_response_format


class _AnalyzeAsyncTasks(Resource):
    @request_operation
    def create(
        self,
        *,
        model_name: AnalysisModelNameLike | None = None,
        custom_id: str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        analysis_mode: AnalysisModeLike | None = None,
        temperature: float | None = None,
        max_tokens: int | MaxTokensWordLike | None = None,
        response_format: type[Any] | AsyncResponseFormat | Mapping[str, Any] | None = None,
        min_segment_duration: float | None = None,
        max_segment_duration: float | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[CreateAnalyzeTaskResponse]:
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
        format_ = to_response_format(response_format)
        request = create_analysis_task.request(
            model_name=model_name,
            custom_id=custom_id,
            video=video,
            image=image,
            prompt=prompt,
            prompt_v_2=prompt_v_2,
            analysis_mode=analysis_mode,
            temperature=temperature,
            max_tokens=max_tokens,
            response_format=format_.wire,
            min_segment_duration=min_segment_duration,
            max_segment_duration=max_segment_duration,
            start_time=start_time,
            end_time=end_time,
            request_options=request_options,
        )
        with explain_refusal([format_]):
            return (yield from self._call(request))

    list = paged(list_analysis_tasks.request)
    retrieve = endpoint(retrieve_analysis_task.request)
    delete = endpoint(delete_analysis_task.request)
    cancel = endpoint(cancel_analysis_task.request)

    @operation
    def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[AnalyzeTaskResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AnalyzeTaskResponse]:
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
        request = retrieve_analysis_task.request(task_id, request_options=request_options)
        return wait_until_done(
            "analysis task", task_id, request, self._config, timeout=timeout, on_update=on_update, notifier=notifier
        )


class AnalyzeAsyncTasks(_AnalyzeAsyncTasks, SyncResource):
    """Analyses in the background, one at a time."""


class AsyncAnalyzeAsyncTasks(_AnalyzeAsyncTasks, AsyncResource):
    """Analyses in the background, one at a time."""
