"""Analyses with a class of the user's as the format of the answer: flows for the tables of analyses.

The type of what a class is read as comes through the descriptors of the tables; where no class is given, the default of
the type variable holds. It is for type checkers only: the standard library has such defaults from Python 3.13 on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs
from twelvelabs_lowlevel.api.analysis import create_analysis, create_analysis_task
from twelvelabs_lowlevel.api.analysis.create_analysis import Event
from twelvelabs_lowlevel.api.analysis_batches import create_analysis_batch
from twelvelabs_lowlevel.models.analysis_batch_model_name import AnalysisBatchModelName
from twelvelabs_lowlevel.models.analysis_mode import AnalysisMode
from twelvelabs_lowlevel.models.analysis_model_name import AnalysisModelName
from twelvelabs_lowlevel.models.analyze_image_input import AnalyzeImageInput
from twelvelabs_lowlevel.models.analyze_prompt_v2 import AnalyzePromptV2
from twelvelabs_lowlevel.models.async_response_format import AsyncResponseFormat
from twelvelabs_lowlevel.models.batch_defaults import BatchDefaults
from twelvelabs_lowlevel.models.batch_item_request import BatchItemRequest
from twelvelabs_lowlevel.models.create_analyze_batch_response import CreateAnalyzeBatchResponse
from twelvelabs_lowlevel.models.create_analyze_task_response import CreateAnalyzeTaskResponse
from twelvelabs_lowlevel.models.max_tokens_word import MaxTokensWord
from twelvelabs_lowlevel.models.sync_response_format import SyncResponseFormat
from twelvelabs_lowlevel.models.video_context_asset_id import VideoContextAssetId
from twelvelabs_lowlevel.models.video_context_base_64_string import VideoContextBase64String
from twelvelabs_lowlevel.models.video_context_url import VideoContextUrl
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import Resource
from .._flows.effects import Flow
from .._streaming.analysis import AnalysisText
from .._streaming.stream import TextCall
from .formats import response_format as to_response_format
from .parsed import ParsedAnalysis, with_object
from .schemas import JsonValue

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    T = TypeVar("T", default=JsonValue)
else:
    from typing import TypeVar

    T = TypeVar("T")

B = TypeVar("B", BatchItemRequest, BatchDefaults)


def analyze(
    self: Resource,
    *,
    model_name: AnalysisModelName | str | None = None,
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None,
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None,
    temperature: float | None = None,
    response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: RequestOptions | None = None,
) -> Flow[ParsedAnalysis[T]]:
    """Analyze a video or images and wait for the text.

    A video may last 1 second to 1 hour, with 360x360 to 5184x2160 pixels; longer ones need a task.

    Args:
        model_name: The model (the platform takes pegasus1.5 if left out). Images need pegasus1.6. One of
            pegasus1.5, pegasus1.6.
        video: The video to analyze. Give either this or image.
        image: The images to analyze, 1 to 20. Give either this or video.
        prompt: What the model shall do.
        prompt_v_2: What the model shall do, with reference images, instead of prompt.
        temperature: How freely the model words its answer, 0 to 1 (the platform takes 0.2 if left out).
        response_format: The shape that the answer shall have (free text if left out): a dataclass, an attrs class or a
            pydantic model, whose object is then in `parsed` of the answer, or a JSON Schema.
        max_tokens: The longest answer, in tokens, 512 to 98304 (the platform takes 4096 if left out).
        start_time: Where to begin in the video, in seconds.
        end_time: Where to end in the video, in seconds.
        request_options: Timeout, retries and additions for this call only.

    Raises:
        InvalidArgumentError: The platform does not support the shape; nothing has been sent.
    """
    format_ = to_response_format(response_format)
    request = create_analysis.request(
        model_name=model_name,
        video=video,
        image=image,
        prompt=prompt,
        prompt_v_2=prompt_v_2,
        temperature=temperature,
        response_format=format_.wire,
        max_tokens=max_tokens,
        start_time=start_time,
        end_time=end_time,
        request_options=request_options,
    )
    answer = yield from self._call(request)
    return with_object(ParsedAnalysis[T], answer, format_.shape)


def analyze_stream(
    self: Resource,
    *,
    model_name: AnalysisModelName | str | None = None,
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None,
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None,
    temperature: float | None = None,
    response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: RequestOptions | None = None,
) -> TextCall[Event, ParsedAnalysis[T]]:
    """Analyze a video or images and get the text piece by piece, while it is written.

    A video may last 1 second to 1 hour, with 360x360 to 5184x2160 pixels; longer ones need a task.

    Args:
        model_name: The model (the platform takes pegasus1.5 if left out). Images need pegasus1.6. One of
            pegasus1.5, pegasus1.6.
        video: The video to analyze. Give either this or image.
        image: The images to analyze, 1 to 20. Give either this or video.
        prompt: What the model shall do.
        prompt_v_2: What the model shall do, with reference images, instead of prompt.
        temperature: How freely the model words its answer, 0 to 1 (the platform takes 0.2 if left out).
        response_format: The shape that the answer shall have (free text if left out): a dataclass, an attrs class or a
            pydantic model, whose object is then in `parsed` of the stream's `final_response()`, or a JSON Schema.
        max_tokens: The longest answer, in tokens, 512 to 98304 (the platform takes 4096 if left out).
        start_time: Where to begin in the video, in seconds.
        end_time: Where to end in the video, in seconds.
        request_options: Timeout, retries and additions for this call only.

    Raises:
        InvalidArgumentError: The platform does not support the shape; nothing has been sent.
    """
    format_ = to_response_format(response_format)
    request = create_analysis.stream(
        model_name=model_name,
        video=video,
        image=image,
        prompt=prompt,
        prompt_v_2=prompt_v_2,
        temperature=temperature,
        response_format=format_.wire,
        max_tokens=max_tokens,
        start_time=start_time,
        end_time=end_time,
        request_options=request_options,
    )
    return TextCall(request, AnalysisText(lambda answer: with_object(ParsedAnalysis[T], answer, format_.shape)))


def create_task(
    self: Resource,
    *,
    model_name: AnalysisModelName | str | None = None,
    custom_id: str | None = None,
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None,
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None,
    analysis_mode: AnalysisMode | str | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWord | str | None = None,
    response_format: type[Any] | AsyncResponseFormat | Mapping[str, Any] | None = None,
    min_segment_duration: float | None = None,
    max_segment_duration: float | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: RequestOptions | None = None,
) -> Flow[CreateAnalyzeTaskResponse]:
    """Analyze a video or images in the background.

    The answer comes at once; the result is in the task when its status is ready. A video may last up to 2 hours, or up
    to 4 hours when start_time and end_time cut out 1 second to 2 hours (HLS and base64 2 hours in any case).

    Args:
        model_name: The model (the platform takes pegasus1.5 if left out). Images need pegasus1.6. One of
            pegasus1.5, pegasus1.6.
        custom_id: A name of your own for the task: 1 to 64 letters, digits, - and _. It need not be unique.
        video: The video to analyze. Give either this or image.
        image: The images to analyze, 1 to 20. Give either this or video.
        prompt: What the model shall do.
        prompt_v_2: What the model shall do, with reference images, instead of prompt.
        analysis_mode: general writes one answer, time_based_metadata finds segments and describes each (the platform
            takes general if left out). One of general, time_based_metadata.
        temperature: How freely the model words its answer, 0 to 1 (the platform takes 0.2 if left out).
        max_tokens: The longest answer, in tokens: for general 512 to 98304 (the platform takes 4096 if left out), for
            time_based_metadata 2048 to 98304 (32768 if left out) or, with pegasus1.6, unlimited.
        response_format: The shape that the answer shall have: a dataclass, an attrs class or a pydantic model, or a
            JSON Schema. `structured.parse(task, shape)` reads the answer once the task is ready.
            time_based_metadata needs segment definitions.
        min_segment_duration: The shortest segment for time_based_metadata, in seconds, 2 or more.
        max_segment_duration: The longest segment for time_based_metadata, in seconds, 2 or more.
        start_time: Where to begin in the video, in seconds.
        end_time: Where to end in the video, in seconds.
        request_options: Timeout, retries and additions for this call only.

    Raises:
        InvalidArgumentError: The platform does not support the shape; nothing has been sent.
    """
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
        response_format=to_response_format(response_format).wire,
        min_segment_duration=min_segment_duration,
        max_segment_duration=max_segment_duration,
        start_time=start_time,
        end_time=end_time,
        request_options=request_options,
    )
    return (yield from self._call(request))


def create_batch(
    self: Resource,
    *,
    model_name: AnalysisBatchModelName | str,
    analysis_mode: AnalysisMode | str,
    requests: Sequence[BatchItemRequest | Mapping[str, Any]],
    defaults: BatchDefaults | Mapping[str, Any] | None = None,
    request_options: RequestOptions | None = None,
) -> Flow[CreateAnalyzeBatchResponse]:
    """Analyze many videos in the background.

    A batch holds 1 to 1000 requests and at most 2000 hours of video, and an account at most 5 batches that have not
    ended. Every asset must be ready. What is not done after 24 hours expires; the batch and its results are deleted
    30 days after creation.

    Args:
        model_name: The model. One of pegasus1.5.
        analysis_mode: general writes one answer for each video, time_based_metadata finds segments and describes each.
            One of general, time_based_metadata.
        requests: The analyses, 1 to 1000. The response_format of one may be a dataclass, an attrs class, a pydantic
            model or a JSON Schema; `structured.parse(item, shape)` reads each item of the results.
        defaults: What holds for every request that does not say otherwise, its response_format included.
        request_options: Timeout, retries and additions for this call only.

    Raises:
        InvalidArgumentError: The platform does not support a shape; nothing has been sent.
    """
    request = create_analysis_batch.request(
        model_name=model_name,
        analysis_mode=analysis_mode,
        requests=[_with_format(each) for each in requests],
        defaults=None if defaults is None else _with_format(defaults),
        request_options=request_options,
    )
    return (yield from self._call(request))


def _with_format(part: B | Mapping[str, Any]) -> B | Mapping[str, Any]:
    """A part of a batch with the format as the platform takes it."""
    if isinstance(part, Mapping):
        if "response_format" not in part:
            return part
        return {**part, "response_format": to_response_format(part["response_format"]).wire}
    return attrs.evolve(part, response_format=to_response_format(part.response_format).wire)
