from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class VideoContextUrl(_d.RequestModel):
    """A video at a public URL."""

    url: str
    """Public URL of the video."""
    type: Literal["url"] = "url"
    """Always url."""


if TYPE_CHECKING:
    from ..dicts import VideoContextUrlDict

    VideoContextUrlLike: TypeAlias = VideoContextUrl | VideoContextUrlDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    VideoContextUrlLike = VideoContextUrl | Mapping[str, Any]
