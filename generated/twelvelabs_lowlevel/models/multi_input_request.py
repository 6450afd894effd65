from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class MultiInputRequest(_d.RequestModel):
    """Text and media to combine into one embedding. Media of different types need text with them; a PDF must be on
    its own.
    """

    input_text: str | None = None
    """The text, with Marengo 3.5 at most 2,000 tokens. <@name> refers to the media source with that name."""
    media_sources: Sequence[MultiInputMediaSourceLike] | None = None
    """The media, at most 10."""


if TYPE_CHECKING:
    from ..dicts import MultiInputRequestDict

    MultiInputRequestLike: TypeAlias = MultiInputRequest | MultiInputRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    MultiInputRequestLike = MultiInputRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.multi_input_media_source import MultiInputMediaSourceLike
