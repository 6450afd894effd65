from __future__ import annotations

from collections.abc import Sequence

from attrs import define as _define

from .. import responses as _d
from ..models.gist_type import GistType


@_define
class CreateGistRequest(_d.RequestModel):
    video_id: str
    """The id of a video in an index."""
    types: Sequence[GistType | str]
    """What to generate."""
