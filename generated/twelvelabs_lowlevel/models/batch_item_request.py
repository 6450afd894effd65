from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class BatchItemRequest(_d.RequestModel):
    """One analysis of a batch. Omitted fields are taken from the defaults of the batch."""

    video: BatchVideoContextLike
    """The video to analyze."""
    custom_id: str | None = None
    """Your own label for the analysis, unique within the batch: 1 to 64 letters, digits, - and _. It is returned
    with the result.
    """
    prompt: BatchPromptLike | None = None
    """Instructions for the model."""
    response_format: AsyncResponseFormatLike | None = None
    """The format of the answer."""
    temperature: float | None = None
    """Sampling temperature, 0 to 1; higher is more varied."""
    max_tokens: int | None = None
    """Maximum length of the answer in tokens, 512 to 98304."""
    min_segment_duration: float | None = None
    """Minimum segment duration for time_based_metadata, in seconds, at least 2."""
    max_segment_duration: float | None = None
    """Maximum segment duration for time_based_metadata, in seconds, at least 2."""
    start_time: float | None = None
    """Where to start in the video, in seconds."""
    end_time: float | None = None
    """Where to stop in the video, in seconds."""


if TYPE_CHECKING:
    from ..dicts import BatchItemRequestDict

    BatchItemRequestLike: TypeAlias = BatchItemRequest | BatchItemRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    BatchItemRequestLike = BatchItemRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.async_response_format import AsyncResponseFormatLike
from ..models.batch_prompt import BatchPromptLike
from ..models.batch_video_context import BatchVideoContextLike
