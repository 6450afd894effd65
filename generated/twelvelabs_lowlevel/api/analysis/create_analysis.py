from collections.abc import Sequence
from typing import TypeAlias

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.analysis_model_name import AnalysisModelNameLike
from ...models.analyze_image_input import AnalyzeImageInputLike
from ...models.analyze_prompt_v2 import AnalyzePromptV2Like
from ...models.non_stream_analyze_response import NonStreamAnalyzeResponse
from ...models.stream_analyze_response_stream_end import StreamAnalyzeResponseStreamEnd
from ...models.stream_analyze_response_stream_start import StreamAnalyzeResponseStreamStart
from ...models.stream_analyze_response_text_generation import StreamAnalyzeResponseTextGeneration
from ...models.stream_analyze_response_unknown import StreamAnalyzeResponseUnknown
from ...models.sync_response_format import SyncResponseFormatLike
from ...models.video_context_asset_id import VideoContextAssetIdLike
from ...models.video_context_base_64_string import VideoContextBase64StringLike
from ...models.video_context_url import VideoContextUrlLike
from ...types import Response

Event: TypeAlias = (
    StreamAnalyzeResponseStreamStart
    | StreamAnalyzeResponseTextGeneration
    | StreamAnalyzeResponseStreamEnd
    | StreamAnalyzeResponseUnknown
)
"""An event of the stream."""


def parse_event(content: bytes) -> Event:
    """Decode one event of the stream: one line."""
    value: Event = _d.read(
        content,
        lambda v: _d.to_member(
            v,
            "event_type",
            {
                "stream_start": StreamAnalyzeResponseStreamStart.from_dict,
                "text_generation": StreamAnalyzeResponseTextGeneration.from_dict,
                "stream_end": StreamAnalyzeResponseStreamEnd.from_dict,
            },
            StreamAnalyzeResponseUnknown.from_dict,
        ),
    )
    return value


def parse(content: bytes) -> NonStreamAnalyzeResponse:
    """Decode the body of a successful response."""
    return _d.read(content, NonStreamAnalyzeResponse.from_dict)


def stream(
    *,
    model_name: AnalysisModelNameLike | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.StreamRequest[Event]:
    """Analyze a video or images and wait for the text.

    Returns the text as a whole, or as a stream of events while it is generated. A video may last 1 second to 1
    hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

    This variant returns the stream of events.

    Args:
        model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5,
            pegasus1.6.
        video: The video to analyze. Give either video or image.
        image: The images to analyze, 1 to 20. Give either image or video.
        prompt: Instructions for the model.
        prompt_v_2: Instructions with reference images, in place of prompt.
        temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
        response_format: The format of the answer (default: free text).
        max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
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
        _r.StreamRequest(
            method="POST",
            path="/analyze",
            route="/analyze",
            parse_event=parse_event,
            json=_rules.checked(
                _r.body(
                    always={"stream": True},
                    given={
                        "model_name": model_name,
                        "video": video,
                        "image": image,
                        "prompt": prompt,
                        "prompt_v2": prompt_v_2,
                        "temperature": temperature,
                        "response_format": response_format,
                        "max_tokens": max_tokens,
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
                },
            ),
            media_type="application/x-ndjson",
            headers={"Accept": "application/x-ndjson, application/json;q=0.9, */*;q=0.1"},
        ),
        request_options,
    )


def request(
    *,
    model_name: AnalysisModelNameLike | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[NonStreamAnalyzeResponse]:
    """Analyze a video or images and wait for the text.

    Returns the text as a whole, or as a stream of events while it is generated. A video may last 1 second to 1
    hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

    Args:
        model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5,
            pegasus1.6.
        video: The video to analyze. Give either video or image.
        image: The images to analyze, 1 to 20. Give either image or video.
        prompt: Instructions for the model.
        prompt_v_2: Instructions with reference images, in place of prompt.
        temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
        response_format: The format of the answer (default: free text).
        max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
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
            path="/analyze",
            route="/analyze",
            parse=parse,
            json=_rules.checked(
                _r.body(
                    always={"stream": False},
                    given={
                        "model_name": model_name,
                        "video": video,
                        "image": image,
                        "prompt": prompt,
                        "prompt_v2": prompt_v_2,
                        "temperature": temperature,
                        "response_format": response_format,
                        "max_tokens": max_tokens,
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
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelNameLike | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[NonStreamAnalyzeResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            video=video,
            image=image,
            prompt=prompt,
            prompt_v_2=prompt_v_2,
            temperature=temperature,
            response_format=response_format,
            max_tokens=max_tokens,
            start_time=start_time,
            end_time=end_time,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelNameLike | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> NonStreamAnalyzeResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            video=video,
            image=image,
            prompt=prompt,
            prompt_v_2=prompt_v_2,
            temperature=temperature,
            response_format=response_format,
            max_tokens=max_tokens,
            start_time=start_time,
            end_time=end_time,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelNameLike | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[NonStreamAnalyzeResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            model_name=model_name,
            video=video,
            image=image,
            prompt=prompt,
            prompt_v_2=prompt_v_2,
            temperature=temperature,
            response_format=response_format,
            max_tokens=max_tokens,
            start_time=start_time,
            end_time=end_time,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    model_name: AnalysisModelNameLike | None = None,
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
    image: Sequence[AnalyzeImageInputLike] | None = None,
    prompt: str | None = None,
    prompt_v_2: AnalyzePromptV2Like | None = None,
    temperature: float | None = None,
    response_format: SyncResponseFormatLike | None = None,
    max_tokens: int | None = None,
    start_time: float | None = None,
    end_time: float | None = None,
    request_options: _r.RequestOptions | None = None,
) -> NonStreamAnalyzeResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                model_name=model_name,
                video=video,
                image=image,
                prompt=prompt,
                prompt_v_2=prompt_v_2,
                temperature=temperature,
                response_format=response_format,
                max_tokens=max_tokens,
                start_time=start_time,
                end_time=end_time,
                request_options=request_options,
            ),
        )
    ).parsed
