"""client.analyze and client.analyze_stream: text generated from a video or images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from twelvelabs_lowlevel.api.analysis import create_analysis
from twelvelabs_lowlevel.api.analysis.create_analysis import Event
from twelvelabs_lowlevel.models.analysis_model_name import AnalysisModelNameLike
from twelvelabs_lowlevel.models.analyze_image_input import AnalyzeImageInputLike
from twelvelabs_lowlevel.models.analyze_prompt_v2 import AnalyzePromptV2Like
from twelvelabs_lowlevel.models.sync_response_format import SyncResponseFormat
from twelvelabs_lowlevel.models.video_context_asset_id import VideoContextAssetIdLike
from twelvelabs_lowlevel.models.video_context_base_64_string import VideoContextBase64StringLike
from twelvelabs_lowlevel.models.video_context_url import VideoContextUrlLike
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, request_operation
from .._flows.effects import Flow
from .._streaming.analysis import AnalysisText
from .._streaming.stream import TextCall, text_stream
from .._streaming.whole import from_events
from ..structured.formats import explain_refusal
from ..structured.formats import response_format as to_response_format
from ..structured.parsed import ParsedAnalysis, with_object
from ..structured.schemas import JsonValue

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    # The class given as the format, or else plain JSON. The standard library has such defaults since Python 3.13.
    T = TypeVar("T", default=JsonValue)
else:
    from typing import TypeVar

    T = TypeVar("T")


class _Analysis(Resource):
    @request_operation
    def analyze(
        self,
        *,
        model_name: AnalysisModelNameLike | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[ParsedAnalysis[T]]:
        """Analyze a video or images and wait for the text.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the answer.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
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
        with explain_refusal([format_]):
            answer = yield from self._call(from_events(request, create_analysis.parse_event, AnalysisText))
        return with_object(ParsedAnalysis[T], answer, format_.shape)

    @text_stream
    def analyze_stream(
        self,
        *,
        model_name: AnalysisModelNameLike | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> TextCall[Event, ParsedAnalysis[T]]:
        """Analyze a video or images and stream the text as it is generated.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the stream's
                `final_response()`.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
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
        accumulator = AnalysisText(lambda answer: with_object(ParsedAnalysis[T], answer, format_.shape))
        return TextCall(request, accumulator, lambda: explain_refusal([format_]))


class Analysis(_Analysis, SyncResource):
    """Text generated from a video or images."""


class AsyncAnalysis(_Analysis, AsyncResource):
    """Text generated from a video or images."""
