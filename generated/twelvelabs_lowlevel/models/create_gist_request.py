from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.gist_type import GistTypeLike


@_define(repr=False)
class CreateGistRequest(_d.RequestModel):
    video_id: str
    """The id of a video in an index."""
    types: Sequence[GistTypeLike]
    """What to generate, at least 1."""


if TYPE_CHECKING:
    from ..dicts import CreateGistRequestDict

    CreateGistRequestLike: TypeAlias = CreateGistRequest | CreateGistRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateGistRequestLike = CreateGistRequest | Mapping[str, Any]
