from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class BatchDefaults(_d.RequestModel):
    """What holds for every request of a batch that does not say otherwise."""

    prompt: BatchPrompt | Mapping[str, Any] | None = None
    """What the model shall do."""
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None
    """The shape that the answers shall have."""
    temperature: float | None = None
    """How freely the model words its answers, 0 to 1 (the platform takes 0.2 if left out)."""
    max_tokens: int | None = None
    """The longest answer, in tokens: for general 512 to 98304 (the platform takes 4096 if left out), for
    time_based_metadata 2048 to 98304 (32768 if left out).
    """
    min_segment_duration: float | None = None
    """The shortest segment for time_based_metadata, in seconds, 2 or more."""
    max_segment_duration: float | None = None
    """The longest segment for time_based_metadata, in seconds, 2 or more."""
    start_time: float | None = None
    """Where to begin in each video, in seconds."""
    end_time: float | None = None
    """Where to end in each video, in seconds."""


# At the end, so that models can refer to each other in cycles.
from ..models.async_response_format import AsyncResponseFormat
from ..models.batch_prompt import BatchPrompt
