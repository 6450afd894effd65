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
    """The model (the platform takes pegasus1.5 if left out). Images need pegasus1.6."""
    custom_id: str | None = None
    """A name of your own for the task: 1 to 64 letters, digits, - and _. It need not be unique."""
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None
    """The video to analyze. Give either this or image."""
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None
    """The images to analyze, 1 to 20. Give either this or video."""
    prompt: str | None = None
    """What the model shall do."""
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None
    """What the model shall do, with reference images, instead of prompt."""
    analysis_mode: AnalysisMode | str | None = None
    """general writes one answer, time_based_metadata finds segments and describes each (the platform takes
    general if left out).
    """
    temperature: float | None = None
    """How freely the model words its answer, 0 to 1 (the platform takes 0.2 if left out)."""
    max_tokens: int | MaxTokensWord | str | None = None
    """The longest answer, in tokens: for general 512 to 98304 (the platform takes 4096 if left out), for
    time_based_metadata 2048 to 98304 (32768 if left out) or, with pegasus1.6, unlimited.
    """
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None
    """The shape that the answer shall have. time_based_metadata needs segment definitions."""
    min_segment_duration: float | None = None
    """The shortest segment for time_based_metadata, in seconds, 2 or more."""
    max_segment_duration: float | None = None
    """The longest segment for time_based_metadata, in seconds, 2 or more."""
    start_time: float | None = None
    """Where to begin in the video, in seconds."""
    end_time: float | None = None
    """Where to end in the video, in seconds."""


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_image_input import AnalyzeImageInput
from ..models.analyze_prompt_v2 import AnalyzePromptV2
from ..models.async_response_format import AsyncResponseFormat
from ..models.video_context_asset_id import VideoContextAssetId
from ..models.video_context_base_64_string import VideoContextBase64String
from ..models.video_context_url import VideoContextUrl
