from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class CreateSummaryRequest(_d.RequestModel):
    video_id: str
    """The id of a video in an index."""
    type: str
    """What to generate: summary, chapter or highlight."""
    prompt: str | None = None
    """Instructions for the model."""
    temperature: float | None = None
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    response_format: SyncResponseFormat | Mapping[str, Any] | None = None
    """The format of the answer."""
    max_tokens: int | None = None
    """Maximum length of the answer in tokens, at most 4096."""


# At the end, so that models can refer to each other in cycles.
from ..models.sync_response_format import SyncResponseFormat
