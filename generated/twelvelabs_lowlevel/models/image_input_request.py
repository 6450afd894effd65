from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class ImageInputRequest(_d.RequestModel):
    """An image to embed."""

    media_source: MediaSourceLike
    """The image, at most 32 MB and at least 128 by 128 pixels."""


if TYPE_CHECKING:
    from ..dicts import ImageInputRequestDict

    ImageInputRequestLike: TypeAlias = ImageInputRequest | ImageInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    ImageInputRequestLike = ImageInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.media_source import MediaSourceLike
