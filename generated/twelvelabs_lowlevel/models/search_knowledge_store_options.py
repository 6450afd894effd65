from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class SearchKnowledgeStoreOptions(_d.RequestModel):
    """Where to search. Images are always searched visually."""

    video: VideoSearchOptionsLike | None = None
    """Where to search in videos."""


if TYPE_CHECKING:
    from ..dicts import SearchKnowledgeStoreOptionsDict

    SearchKnowledgeStoreOptionsLike: TypeAlias = (
        SearchKnowledgeStoreOptions | SearchKnowledgeStoreOptionsDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    SearchKnowledgeStoreOptionsLike = SearchKnowledgeStoreOptions | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.video_search_options import VideoSearchOptionsLike
