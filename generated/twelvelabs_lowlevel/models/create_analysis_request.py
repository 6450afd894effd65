from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from attrs import define as _define

from .. import responses as _d
from ..models.analysis_model_name import AnalysisModelName


@_define
class CreateAnalysisRequest(_d.RequestModel):
    _wire: ClassVar[Mapping[str, str]] = {"prompt_v_2": "prompt_v2"}

    model_name: AnalysisModelName | str | None = None
    """The model (the platform takes pegasus1.5 if left out). Images need pegasus1.6."""
    video: VideoContextUrl | VideoContextAssetId | VideoContextBase64String | Mapping[str, Any] | None = None
    """The video to analyze. Give either this or image."""
    image: Sequence[AnalyzeImageInput | Mapping[str, Any]] | None = None
    """The images to analyze, 1 to 20. Give either this or video."""
    prompt: str | None = None
    """What the model shall do."""
    prompt_v_2: AnalyzePromptV2 | Mapping[str, Any] | None = None
    """What the model shall do, with reference images, instead of prompt."""
    temperature: float | None = None
    """How freely the model words its answer, 0 to 1 (the platform takes 0.2 if left out)."""
    response_format: SyncResponseFormat | Mapping[str, Any] | None = None
    """The shape that the answer shall have (free text if left out)."""
    max_tokens: int | None = None
    """The longest answer, in tokens, 512 to 98304 (the platform takes 4096 if left out)."""
    start_time: float | None = None
    """Where to begin in the video, in seconds."""
    end_time: float | None = None
    """Where to end in the video, in seconds."""
    stream: bool | None = None
    """Whether the text comes as a stream of events (the platform takes true if left out)."""


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_image_input import AnalyzeImageInput
from ..models.analyze_prompt_v2 import AnalyzePromptV2
from ..models.sync_response_format import SyncResponseFormat
from ..models.video_context_asset_id import VideoContextAssetId
from ..models.video_context_base_64_string import VideoContextBase64String
from ..models.video_context_url import VideoContextUrl
