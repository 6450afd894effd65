"""client.analyze and client.analyze_stream: text generated from a video or images."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._streaming.stream import AsyncTextStream, TextStream
from twelvelabs_client.structured.parsed import ParsedAnalysis
from twelvelabs_client.structured.schemas import JsonValue
from twelvelabs_lowlevel.api.analysis.create_analysis import Event
from twelvelabs_lowlevel.models.analyze_image_input import AnalyzeImageInputLike
from twelvelabs_lowlevel.models.analyze_prompt_v2 import AnalyzePromptV2Like
from twelvelabs_lowlevel.models.sync_response_format import SyncResponseFormat
from twelvelabs_lowlevel.models.video_context_asset_id import VideoContextAssetIdLike
from twelvelabs_lowlevel.models.video_context_base_64_string import VideoContextBase64StringLike
from twelvelabs_lowlevel.models.video_context_url import VideoContextUrlLike
from twelvelabs_lowlevel.requests import RequestOptions
from typing_extensions import TypeVar

T = TypeVar("T", default=JsonValue)

class Analysis(SyncResource):
    """Text generated from a video or images."""
    def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> ParsedAnalysis[T]:
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
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> TextStream[Event, ParsedAnalysis[T]]:
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
    with_raw_response: AnalysisWithRawResponse
    """The methods of `Analysis`, which return the response together with their result."""

class AnalysisWithRawResponse:
    """The methods of `Analysis`, which return the response together with their result."""
    def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> HttpResponse[ParsedAnalysis[T]]:
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
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> TextStream[Event, ParsedAnalysis[T]]:
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

class AsyncAnalysis(AsyncResource):
    """Text generated from a video or images."""
    async def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> ParsedAnalysis[T]:
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
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> AsyncTextStream[Event, ParsedAnalysis[T]]:
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
    with_raw_response: AsyncAnalysisWithRawResponse
    """The methods of `AsyncAnalysis`, which return the response together with their result."""

class AsyncAnalysisWithRawResponse:
    """The methods of `AsyncAnalysis`, which return the response together with their result."""
    async def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> AsyncHttpResponse[ParsedAnalysis[T]]:
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
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
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
    ) -> AsyncTextStream[Event, ParsedAnalysis[T]]:
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
