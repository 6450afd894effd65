from collections.abc import Mapping, Sequence
from typing import Any

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.analysis_mode import AnalysisMode
from ...models.analysis_model_name import AnalysisModelName
from ...models.analyze_image_input import AnalyzeImageInput
from ...models.analyze_prompt_v2 import AnalyzePromptV2
from ...models.async_response_format import AsyncResponseFormat
from ...models.create_analyze_task_response import CreateAnalyzeTaskResponse
from ...models.max_tokens_word import MaxTokensWord
from ...models.video_context_asset_id import VideoContextAssetId
from ...models.video_context_base_64_string import VideoContextBase64String
from ...models.video_context_url import VideoContextUrl
from ...types import Response


def parse(content: bytes) -> CreateAnalyzeTaskResponse:
    """Decode the body of a successful response."""
    return _d.read(content, CreateAnalyzeTaskResponse.from_dict)


def request(
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
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None,
    min_segment_duration: float | None = None,
    max_segment_duration: float | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[CreateAnalyzeTaskResponse]:
    """Analyze a video or images in the background.

    The answer comes at once; the result is in the task when its status is ready. A video may last up to 2 hours,
    or up to 4 hours when start_time and end_time cut out 1 second to 2 hours (HLS and base64 2 hours in any
    case).

    Args:
        model_name: The model (the platform takes pegasus1.5 if left out). Images need pegasus1.6. One of
            pegasus1.5, pegasus1.6.
        custom_id: A name of your own for the task: 1 to 64 letters, digits, - and _. It need not be unique.
        video: The video to analyze. Give either this or image.
        image: The images to analyze, 1 to 20. Give either this or video.
        prompt: What the model shall do.
        prompt_v_2: What the model shall do, with reference images, instead of prompt.
        analysis_mode: general writes one answer, time_based_metadata finds segments and describes each (the
            platform takes general if left out). One of general, time_based_metadata.
        temperature: How freely the model words its answer, 0 to 1 (the platform takes 0.2 if left out).
        max_tokens: The longest answer, in tokens: for general 512 to 98304 (the platform takes 4096 if left
            out), for time_based_metadata 2048 to 98304 (32768 if left out) or, with pegasus1.6, unlimited.
        response_format: The shape that the answer shall have. time_based_metadata needs segment definitions.
        min_segment_duration: The shortest segment for time_based_metadata, in seconds, 2 or more.
        max_segment_duration: The longest segment for time_based_metadata, in seconds, 2 or more.
        start_time: Where to begin in the video, in seconds.
        end_time: Where to end in the video, in seconds.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/analyze/tasks",
            route="/analyze/tasks",
            parse=parse,
            json=_r.body(
                always={},
                given={
                    "model_name": model_name,
                    "custom_id": custom_id,
                    "video": video,
                    "image": image,
                    "prompt": prompt,
                    "prompt_v2": prompt_v_2,
                    "analysis_mode": analysis_mode,
                    "temperature": temperature,
                    "max_tokens": max_tokens,
                    "response_format": response_format,
                    "min_segment_duration": min_segment_duration,
                    "max_segment_duration": max_segment_duration,
                    "start_time": start_time,
                    "end_time": end_time,
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelName | str | None = None,
    custom_id: str | None = None,
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None,
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None,
    analysis_mode: AnalysisMode | str | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWord | str | None = None,
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None,
    min_segment_duration: float | None = None,
    max_segment_duration: float | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateAnalyzeTaskResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            custom_id=custom_id,
            video=video,
            image=image,
            prompt=prompt,
            prompt_v_2=prompt_v_2,
            analysis_mode=analysis_mode,
            temperature=temperature,
            max_tokens=max_tokens,
            response_format=response_format,
            min_segment_duration=min_segment_duration,
            max_segment_duration=max_segment_duration,
            start_time=start_time,
            end_time=end_time,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelName | str | None = None,
    custom_id: str | None = None,
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None,
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None,
    analysis_mode: AnalysisMode | str | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWord | str | None = None,
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None,
    min_segment_duration: float | None = None,
    max_segment_duration: float | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> CreateAnalyzeTaskResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            custom_id=custom_id,
            video=video,
            image=image,
            prompt=prompt,
            prompt_v_2=prompt_v_2,
            analysis_mode=analysis_mode,
            temperature=temperature,
            max_tokens=max_tokens,
            response_format=response_format,
            min_segment_duration=min_segment_duration,
            max_segment_duration=max_segment_duration,
            start_time=start_time,
            end_time=end_time,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelName | str | None = None,
    custom_id: str | None = None,
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None,
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None,
    analysis_mode: AnalysisMode | str | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWord | str | None = None,
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None,
    min_segment_duration: float | None = None,
    max_segment_duration: float | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateAnalyzeTaskResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            model_name=model_name,
            custom_id=custom_id,
            video=video,
            image=image,
            prompt=prompt,
            prompt_v_2=prompt_v_2,
            analysis_mode=analysis_mode,
            temperature=temperature,
            max_tokens=max_tokens,
            response_format=response_format,
            min_segment_duration=min_segment_duration,
            max_segment_duration=max_segment_duration,
            start_time=start_time,
            end_time=end_time,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelName | str | None = None,
    custom_id: str | None = None,
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None,
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None,
    analysis_mode: AnalysisMode | str | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWord | str | None = None,
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None,
    min_segment_duration: float | None = None,
    max_segment_duration: float | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> CreateAnalyzeTaskResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                model_name=model_name,
                custom_id=custom_id,
                video=video,
                image=image,
                prompt=prompt,
                prompt_v_2=prompt_v_2,
                analysis_mode=analysis_mode,
                temperature=temperature,
                max_tokens=max_tokens,
                response_format=response_format,
                min_segment_duration=min_segment_duration,
                max_segment_duration=max_segment_duration,
                start_time=start_time,
                end_time=end_time,
                request_options=request_options,
            ),
        )
    ).parsed
