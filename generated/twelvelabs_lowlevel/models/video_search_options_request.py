from __future__ import annotations

from collections.abc import Sequence

from attrs import define as _define

from .. import responses as _d
from ..models.video_search_modality import VideoSearchModality


@_define
class VideoSearchOptionsRequest(_d.RequestModel):
    """Where to search in videos."""

    modalities: Sequence[VideoSearchModality | str]
    """visual (what is seen), audio (what is heard, including speech), or both (server default, if no options are
    given: visual).
    """
