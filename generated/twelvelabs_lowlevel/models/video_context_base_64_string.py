from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class VideoContextBase64String(_d.RequestModel):
    """A video sent in the request."""

    _wire: ClassVar[Mapping[str, str]] = {"base_64_string": "base64_string"}

    base_64_string: str
    """The video in base64, at most 30 MB."""
    type: Literal["base64_string"] = "base64_string"
    """Always base64_string."""


if TYPE_CHECKING:
    from ..dicts import VideoContextBase64StringDict

    VideoContextBase64StringLike: TypeAlias = VideoContextBase64String | VideoContextBase64StringDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    VideoContextBase64StringLike = VideoContextBase64String | Mapping[str, Any]
