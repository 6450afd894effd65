from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.analysis_mode import AnalysisModeLike
from ..models.analysis_model_name import AnalysisModelNameLike
from ..models.max_tokens_word import MaxTokensWordLike


@_define(repr=False)
class CreateAnalysisTaskRequest(_d.RequestModel):
    _wire: ClassVar[Mapping[str, str]] = {"prompt_v_2": "prompt_v2"}

    model_name: AnalysisModelNameLike | None = None
    """The model (server default: pegasus1.5). Images need pegasus1.6."""
    custom_id: str | None = None
    """Your own label for the task: 1 to 64 letters, digits, - and _. It need not be unique."""
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None
    """The video to analyze. Give either video or image."""
    image: Sequence[AnalyzeImageInputLike] | None = None
    """The images to analyze, 1 to 20. Give either image or video."""
    prompt: str | None = None
    """Instructions for the model."""
    prompt_v_2: AnalyzePromptV2Like | None = None
    """Instructions with reference images, in place of prompt."""
    analysis_mode: AnalysisModeLike | None = None
    """general generates one answer; time_based_metadata finds segments and describes each (server default:
    general).
    """
    temperature: float | None = None
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    max_tokens: int | MaxTokensWordLike | None = None
    """Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to 98304 for
    time_based_metadata (server default: 32768), where pegasus1.6 also accepts unlimited.
    """
    response_format: AsyncResponseFormatLike | None = None
    """The format of the answer. time_based_metadata needs segment definitions."""
    min_segment_duration: float | None = None
    """Minimum segment duration for time_based_metadata, in seconds, at least 2."""
    max_segment_duration: float | None = None
    """Maximum segment duration for time_based_metadata, in seconds, at least 2."""
    start_time: float | None = None
    """Where to start in the video, in seconds."""
    end_time: float | None = None
    """Where to stop in the video, in seconds."""


if TYPE_CHECKING:
    from ..dicts import CreateAnalysisTaskRequestDict

    CreateAnalysisTaskRequestLike: TypeAlias = CreateAnalysisTaskRequest | CreateAnalysisTaskRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateAnalysisTaskRequestLike = CreateAnalysisTaskRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_image_input import AnalyzeImageInputLike
from ..models.analyze_prompt_v2 import AnalyzePromptV2Like
from ..models.async_response_format import AsyncResponseFormatLike
from ..models.video_context_asset_id import VideoContextAssetIdLike
from ..models.video_context_base_64_string import VideoContextBase64StringLike
from ..models.video_context_url import VideoContextUrlLike
