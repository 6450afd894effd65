from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class SearchKnowledgeStoreOptionsRequest(_d.RequestModel):
    """Where to search. Images are always searched visually."""

    video: VideoSearchOptionsRequestLike | None = None
    """Where to search in videos."""


if TYPE_CHECKING:
    from ..dicts import SearchKnowledgeStoreOptionsRequestDict

    SearchKnowledgeStoreOptionsRequestLike: TypeAlias = (
        SearchKnowledgeStoreOptionsRequest | SearchKnowledgeStoreOptionsRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    SearchKnowledgeStoreOptionsRequestLike = SearchKnowledgeStoreOptionsRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.video_search_options_request import VideoSearchOptionsRequestLike
