from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class AnalyzePromptV2(_d.RequestModel):
    """A prompt that can refer to images."""

    input_text: str
    """What the model shall do. It may refer to the images by their names."""
    media_sources: Sequence[SmeMediaSource | Mapping[str, Any]] | None = None
    """The images that the text refers to, at most 4."""


# At the end, so that models can refer to each other in cycles.
from ..models.sme_media_source import SmeMediaSource
