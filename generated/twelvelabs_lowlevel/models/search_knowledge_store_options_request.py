from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class SearchKnowledgeStoreOptionsRequest(_d.RequestModel):
    """Where to search. Images are always searched visually."""

    video: VideoSearchOptionsRequest | Mapping[str, Any] | None = None
    """Where to search in videos."""


# At the end, so that models can refer to each other in cycles.
from ..models.video_search_options_request import VideoSearchOptionsRequest
