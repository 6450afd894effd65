from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from attrs import define as _define

from .. import responses as _d
from ..models.analysis_mode import AnalysisMode
from ..models.analysis_model_name import AnalysisModelName
from ..models.max_tokens_word import MaxTokensWord


@_define
class CreateAnalysisTaskRequest(_d.RequestModel):
    _wire: ClassVar[Mapping[str, str]] = {"prompt_v_2": "prompt_v2"}

    model_name: AnalysisModelName | str | None = None
    """The model (server default: pegasus1.5). Images need pegasus1.6."""
    custom_id: str | None = None
    """Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique."""
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None
    """The video to analyze. Give either video or image."""
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None
    """The images to analyze, 1 to 20. Give either image or video."""
    prompt: str | None = None
    """Instructions for the model."""
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None
    """Instructions with reference images, in place of prompt."""
    analysis_mode: AnalysisMode | str | None = None
    """general generates one answer; time_based_metadata finds segments and describes each (server default:
    general).
    """
    temperature: float | None = None
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    max_tokens: int | MaxTokensWord | str | None = None
    """Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to 98304 for
    time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
    """
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None
    """The format of the answer. time_based_metadata needs segment definitions."""
    min_segment_duration: float | None = None
    """Minimum segment duration for time_based_metadata, in seconds, at least 2."""
    max_segment_duration: float | None = None
    """Maximum segment duration for time_based_metadata, in seconds, at least 2."""
    start_time: float | None = None
    """Where to start in the video, in seconds."""
    end_time: float | None = None
    """Where to stop in the video, in seconds."""


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_image_input import AnalyzeImageInput
from ..models.analyze_prompt_v2 import AnalyzePromptV2
from ..models.async_response_format import AsyncResponseFormat
from ..models.video_context_asset_id import VideoContextAssetId
from ..models.video_context_base_64_string import VideoContextBase64String
from ..models.video_context_url import VideoContextUrl
