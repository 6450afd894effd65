from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class BatchPrompt(_d.RequestModel):
    """A prompt that can refer to images."""

    input_text: str
    """Instructions for the model. They may refer to the images by name."""
    media_sources: Sequence[SmeMediaSource | Mapping[str, Any]] | None = None
    """The images that the prompt refers to, at most 4."""


# At the end, so that models can refer to each other in cycles.
from ..models.sme_media_source import SmeMediaSource
