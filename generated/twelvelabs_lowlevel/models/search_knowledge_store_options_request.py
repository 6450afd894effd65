from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class SearchKnowledgeStoreOptionsRequest(_d.RequestModel):
    """Where to look. Images are always searched for what is seen."""

    video: VideoSearchOptionsRequest | Mapping[str, Any] | None = None
    """Where to look in videos."""


# At the end, so that models can refer to each other in cycles.
from ..models.video_search_options_request import VideoSearchOptionsRequest
