from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class BatchPrompt(_d.RequestModel):
    """A prompt that can refer to images."""

    input_text: str
    """Instructions for the model. They may refer to the images by name."""
    media_sources: Sequence[SmeMediaSourceLike] | None = None
    """The images that the prompt refers to, at most 4."""


if TYPE_CHECKING:
    from ..dicts import BatchPromptDict

    BatchPromptLike: TypeAlias = BatchPrompt | BatchPromptDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    BatchPromptLike = BatchPrompt | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.sme_media_source import SmeMediaSourceLike
