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
    """What to write: summary, chapter or highlight."""
    prompt: str | None = None
    """Guidance for the model."""
    temperature: float | None = None
    """How freely the model words its answer, 0 to 1 (the platform takes 0.2 if left out)."""
    response_format: SyncResponseFormat | Mapping[str, Any] | None = None
    """The shape that the answer shall have."""
    max_tokens: int | None = None
    """The longest answer, in tokens, at most 4096."""


# At the end, so that models can refer to each other in cycles.
from ..models.sync_response_format import SyncResponseFormat
