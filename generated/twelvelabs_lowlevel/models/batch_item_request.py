from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class BatchItemRequest(_d.RequestModel):
    """One analysis of a batch. What is left out is taken from the defaults of the batch."""

    video: BatchVideoContext | Mapping[str, Any]
    """The video to analyze."""
    custom_id: str | None = None
    """A name of your own for the analysis, unique within the batch: 1 to 64 letters, digits, - and _. It comes
    back with the result.
    """
    prompt: BatchPrompt | Mapping[str, Any] | None = None
    """What the model shall do."""
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None
    """The shape that the answer shall have."""
    temperature: float | None = None
    """How freely the model words its answer, 0 to 1."""
    max_tokens: int | None = None
    """The longest answer, in tokens."""
    min_segment_duration: float | None = None
    """The shortest segment for time_based_metadata, in seconds."""
    max_segment_duration: float | None = None
    """The longest segment for time_based_metadata, in seconds."""
    start_time: float | None = None
    """Where to begin in the video, in seconds."""
    end_time: float | None = None
    """Where to end in the video, in seconds."""


# At the end, so that models can refer to each other in cycles.
from ..models.async_response_format import AsyncResponseFormat
from ..models.batch_prompt import BatchPrompt
from ..models.batch_video_context import BatchVideoContext
