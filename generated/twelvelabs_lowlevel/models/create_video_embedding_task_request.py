from __future__ import annotations

from collections.abc import Sequence

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.video_embedding_scope import VideoEmbeddingScope


@_define
class CreateVideoEmbeddingTaskRequest(_d.RequestModel):
    model_name: str
    """The model, such as marengo3.0."""
    video_url: str | None = None
    """Where the video can be fetched without signing in."""
    video_start_offset_sec: float | None = None
    """Where to begin, in seconds (the platform takes 0 if left out)."""
    video_end_offset_sec: float | None = None
    """Where to end, in seconds. It goes together with video_start_offset_sec."""
    video_clip_length: float | None = None
    """The length of a segment, 2 to 10 seconds (the platform takes 6 if left out)."""
    video_embedding_scope: Sequence[VideoEmbeddingScope | str] | None = None
    """clip for an embedding of each segment, with video for one of the whole too (the platform takes clip if
    left out).
    """
    video_file: _r.Upload | None = None
    """The video, instead of video_url: a path, bytes, or an open binary file. At most 2 GB."""
