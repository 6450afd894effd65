from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.analysis_model_name import AnalysisModelNameLike


@_define(repr=False)
class CreateAnalysisRequest(_d.RequestModel):
    _wire: ClassVar[Mapping[str, str]] = {"prompt_v_2": "prompt_v2"}

    model_name: AnalysisModelNameLike | None = None
    """The model (server default: pegasus1.5). Images need pegasus1.6."""
    video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None
    """The video to analyze. Give either video or image."""
    image: Sequence[AnalyzeImageInputLike] | None = None
    """The images to analyze, 1 to 20. Give either image or video."""
    prompt: str | None = None
    """Instructions for the model."""
    prompt_v_2: AnalyzePromptV2Like | None = None
    """Instructions with reference images, in place of prompt."""
    temperature: float | None = None
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    response_format: SyncResponseFormatLike | None = None
    """The format of the answer (default: free text)."""
    max_tokens: int | None = None
    """Maximum length of the answer in tokens, 512 to 98304 (server default: 4096)."""
    start_time: float | None = None
    """Where to start in the video, in seconds."""
    end_time: float | None = None
    """Where to stop in the video, in seconds."""
    stream: bool | None = None
    """Whether to return the text as a stream of events (server default: true)."""


if TYPE_CHECKING:
    from ..dicts import CreateAnalysisRequestDict

    CreateAnalysisRequestLike: TypeAlias = CreateAnalysisRequest | CreateAnalysisRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateAnalysisRequestLike = CreateAnalysisRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_image_input import AnalyzeImageInputLike
from ..models.analyze_prompt_v2 import AnalyzePromptV2Like
from ..models.sync_response_format import SyncResponseFormatLike
from ..models.video_context_asset_id import VideoContextAssetIdLike
from ..models.video_context_base_64_string import VideoContextBase64StringLike
from ..models.video_context_url import VideoContextUrlLike
