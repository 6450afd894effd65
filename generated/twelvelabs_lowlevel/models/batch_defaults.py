from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class BatchDefaults(_d.RequestModel):
    """Defaults for every request of a batch."""

    prompt: BatchPromptLike | None = None
    """Instructions for the model."""
    response_format: AsyncResponseFormatLike | None = None
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


if TYPE_CHECKING:
    from ..dicts import BatchDefaultsDict

    BatchDefaultsLike: TypeAlias = BatchDefaults | BatchDefaultsDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    BatchDefaultsLike = BatchDefaults | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.async_response_format import AsyncResponseFormatLike
from ..models.batch_prompt import BatchPromptLike
