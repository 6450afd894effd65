from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateSummaryRequest(_d.RequestModel):
    video_id: str
    """The id of a video in an index."""
    type: str
    """What to generate: summary, chapter or highlight."""
    prompt: str | None = None
    """Instructions for the model."""
    temperature: float | None = None
    """Sampling temperature, 0 to 1; higher is more varied (server default: 0.2)."""
    response_format: SyncResponseFormatLike | None = None
    """The format of the answer."""
    max_tokens: int | None = None
    """Maximum length of the answer in tokens, 1 to 4096."""


if TYPE_CHECKING:
    from ..dicts import CreateSummaryRequestDict

    CreateSummaryRequestLike: TypeAlias = CreateSummaryRequest | CreateSummaryRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateSummaryRequestLike = CreateSummaryRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.sync_response_format import SyncResponseFormatLike
