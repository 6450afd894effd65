from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.video_search_modality import VideoSearchModalityLike


@_define(repr=False)
class VideoSearchOptions(_d.RequestModel):
    """Where to search in videos."""

    modalities: Sequence[VideoSearchModalityLike]
    """visual (what is seen), audio (what is heard, including speech), or both (server default, if no options are
    given: visual).
    """


if TYPE_CHECKING:
    from ..dicts import VideoSearchOptionsDict

    VideoSearchOptionsLike: TypeAlias = VideoSearchOptions | VideoSearchOptionsDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    VideoSearchOptionsLike = VideoSearchOptions | Mapping[str, Any]
