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
    """Public URL of an image."""
    audio_url: str | None = None
    """Public URL of audio."""
    audio_start_offset_sec: float | None = None
    """Where to start in the audio, in seconds (server default: 0)."""
    image_file: _r.Upload | None = None
    """An image, in place of image_url: a path, bytes, or an open binary file."""
    audio_file: _r.Upload | None = None
    """Audio, in place of audio_url: a path, bytes, or an open binary file."""
