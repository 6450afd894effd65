from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.analysis_mode import AnalysisModeLike
from ...models.analysis_model_name import AnalysisModelNameLike
from ...models.analyze_image_input import AnalyzeImageInputLike
from ...models.analyze_prompt_v2 import AnalyzePromptV2Like
from ...models.async_response_format import AsyncResponseFormatLike
from ...models.create_analyze_task_response import CreateAnalyzeTaskResponse
from ...models.max_tokens_word import MaxTokensWordLike
from ...models.video_context_asset_id import VideoContextAssetIdLike
from ...models.video_context_base_64_string import VideoContextBase64StringLike
from ...models.video_context_url import VideoContextUrlLike
from ...types import Response


def parse(content: bytes) -> CreateAnalyzeTaskResponse:
    """Decode the body of a successful response."""
    return _d.read(content, CreateAnalyzeTaskResponse.from_dict)


def request(
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
    response_format: AsyncResponseFormatLike | None = None,
    min_segment_duration: float | None = None,
    max_segment_duration: float | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[CreateAnalyzeTaskResponse]:
    """Analyze a video or images in the background.

    Returns immediately; the result is in the task once its status is ready. A video may last up to 2 hours, or up
    to 4 hours if start_time and end_time select 1 second to 2 hours of it (HLS and base64 always at most 2
    hours).

    Args:
        model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5,
            pegasus1.6.
        custom_id: Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique.
        video: The video to analyze. Give either video or image.
        image: The images to analyze, 1 to 20. Give either image or video.
        prompt: Instructions for the model.
        prompt_v_2: Instructions with reference images, in place of prompt.
        analysis_mode: general generates one answer; time_based_metadata finds segments and describes each
            (server default: general). One of general, time_based_metadata.
        temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
        max_tokens: Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096),
            2048 to 98304 for time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
        response_format: The format of the answer. time_based_metadata needs segment definitions.
        min_segment_duration: Minimum segment duration for time_based_metadata, in seconds, at least 2.
        max_segment_duration: Maximum segment duration for time_based_metadata, in seconds, at least 2.
        start_time: Where to start in the video, in seconds.
        end_time: Where to stop in the video, in seconds.
        request_options: Timeout, retries and additions for this call only.
    """
    _rules.check(
        {"video": video, "image": image, "prompt": prompt, "prompt_v_2": prompt_v_2},
        request_options,
        {
            "exactly_one": [("video", "image")],
            "at_most_one": [("prompt", "prompt_v_2"), ("image", "prompt_v_2")],
            "needs": {"image": "prompt"},
        },
    )
    return _r.build(
        _r.Request(
            method="POST",
            path="/analyze/tasks",
            route="/analyze/tasks",
            parse=parse,
            json=_rules.checked(
                _r.body(
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
                request_options,
                {
                    "image": [{"exactly_one": [["url", "asset_id", "base64_string"]]}],
                    "prompt_v2": [
                        {"within": {"media_sources": [{"exactly_one": [["url", "asset_id", "base64_string"]]}]}}
                    ],
                    "response_format": [
                        {
                            "choice": {
                                "type": {"json_schema": "json_schema", "segment_definitions": "segment_definitions"}
                            },
                            "within": {
                                "segment_definitions": [
                                    {
                                        "within": {
                                            "media_sources": [{"exactly_one": [["url", "asset_id", "base64_string"]]}]
                                        }
                                    }
                                ]
                            },
                        }
                    ],
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelNameLike | None = None,
    custom_id: str | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWordLike | None = None,
    response_format: AsyncResponseFormatLike | None = None,
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
    model_name: AnalysisModelNameLike | None = None,
    custom_id: str | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWordLike | None = None,
    response_format: AsyncResponseFormatLike | None = None,
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
    model_name: AnalysisModelNameLike | None = None,
    custom_id: str | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWordLike | None = None,
    response_format: AsyncResponseFormatLike | None = None,
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
    model_name: AnalysisModelNameLike | None = None,
    custom_id: str | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    analysis_mode: AnalysisModeLike | None = None,
    temperature: float | None = None,
    max_tokens: int | MaxTokensWordLike | None = None,
    response_format: AsyncResponseFormatLike | None = None,
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
