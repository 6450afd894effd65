from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class ImageInputRequest(_d.RequestModel):
    """An image to embed."""

    media_source: MediaSource | Mapping[str, Any]
    """The image, at most 32 MB and at least 128 by 128 pixels."""


# At the end, so that models can refer to each other in cycles.
from ..models.media_source import MediaSource
