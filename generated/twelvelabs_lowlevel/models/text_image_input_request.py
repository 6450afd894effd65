from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class TextImageInputRequest(_d.RequestModel):
    """A text and an image to embed together."""

    media_source: MediaSource | Mapping[str, Any]
    """The image, at most 32 MB and at least 128 by 128 pixels."""
    input_text: str
    """The text, at most 500 tokens."""


# At the end, so that models can refer to each other in cycles.
from ..models.media_source import MediaSource
