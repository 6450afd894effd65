from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateEmbeddingV1Request(_d.RequestModel):
    model_name: str
    """The model, such as marengo3.0."""
    text: str | None = None
    """A text."""
    image_url: str | None = None
    """Public URL of an image."""
    audio_url: str | None = None
    """Public URL of audio."""
    audio_start_offset_sec: float | None = None
    """Where to start in the audio, in seconds (server default: 0)."""
    image_file: _r.Upload | None = None
    """An image, in place of image_url: a path, bytes, or an open binary file."""
    audio_file: _r.Upload | None = None
    """Audio, in place of audio_url: a path, bytes, or an open binary file."""


if TYPE_CHECKING:
    from ..dicts import CreateEmbeddingV1RequestDict

    CreateEmbeddingV1RequestLike: TypeAlias = CreateEmbeddingV1Request | CreateEmbeddingV1RequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateEmbeddingV1RequestLike = CreateEmbeddingV1Request | Mapping[str, Any]
