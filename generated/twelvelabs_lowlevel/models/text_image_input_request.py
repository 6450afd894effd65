from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class TextImageInputRequest(_d.RequestModel):
    """A text and an image to embed together."""

    media_source: MediaSourceLike
    """The image, at most 32 MB and at least 128 by 128 pixels."""
    input_text: str
    """The text, at most 500 tokens."""


if TYPE_CHECKING:
    from ..dicts import TextImageInputRequestDict

    TextImageInputRequestLike: TypeAlias = TextImageInputRequest | TextImageInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TextImageInputRequestLike = TextImageInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.media_source import MediaSourceLike
