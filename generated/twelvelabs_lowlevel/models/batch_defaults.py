from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class BatchDefaults(_d.RequestModel):
    """Defaults for every request of a batch."""

    prompt: BatchPrompt | Mapping[str, Any] | None = None
    """Instructions for the model."""
    response_format: AsyncResponseFormat | Mapping[str, Any] | None = None
    """The format of the answers."""
    temperature: float | None = None
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    max_tokens: int | None = None
    """Maximum length of the answer in tokens: 512 to 98304 for general (server default: 4096), 2048 to 98304 for
    time_based_metadata (server default: 32768).
    """
    min_segment_duration: float | None = None
    """Minimum segment duration for time_based_metadata, in seconds, at least 2."""
    max_segment_duration: float | None = None
    """Maximum segment duration for time_based_metadata, in seconds, at least 2."""
    start_time: float | None = None
    """Where to start in each video, in seconds."""
    end_time: float | None = None
    """Where to stop in each video, in seconds."""


# At the end, so that models can refer to each other in cycles.
from ..models.async_response_format import AsyncResponseFormat
from ..models.batch_prompt import BatchPrompt
