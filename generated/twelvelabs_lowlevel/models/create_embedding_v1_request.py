from __future__ import annotations

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define
class CreateEmbeddingV1Request(_d.RequestModel):
    model_name: str
    """The model, such as marengo3.0."""
    text: str | None = None
    """A text."""
    image_url: str | None = None
    """Where an image can be fetched without signing in."""
    audio_url: str | None = None
    """Where audio can be fetched without signing in."""
    audio_start_offset_sec: float | None = None
    """Where to begin in the audio, in seconds (the platform takes 0 if left out)."""
    image_file: _r.Upload | None = None
    """An image, instead of image_url: a path, bytes, or an open binary file."""
    audio_file: _r.Upload | None = None
    """Audio, instead of audio_url: a path, bytes, or an open binary file."""
