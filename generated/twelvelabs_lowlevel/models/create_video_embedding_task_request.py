from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.video_embedding_scope import VideoEmbeddingScopeLike


@_define(repr=False)
class CreateVideoEmbeddingTaskRequest(_d.RequestModel):
    model_name: str
    """The model, such as marengo3.0."""
    video_url: str | None = None
    """Public URL of the video."""
    video_start_offset_sec: float | None = None
    """Where to start, in seconds (server default: 0)."""
    video_end_offset_sec: float | None = None
    """Where to stop, in seconds. Use it together with video_start_offset_sec."""
    video_clip_length: float | None = None
    """Segment length, 2 to 10 seconds (server default: 6)."""
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None = None
    """clip for an embedding of each segment; add video for one of the whole (server default: clip)."""
    video_file: _r.Upload | None = None
    """The video, in place of video_url: a path, bytes, or an open binary file. At most 2 GB."""


if TYPE_CHECKING:
    from ..dicts import CreateVideoEmbeddingTaskRequestDict

    CreateVideoEmbeddingTaskRequestLike: TypeAlias = (
        CreateVideoEmbeddingTaskRequest | CreateVideoEmbeddingTaskRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateVideoEmbeddingTaskRequestLike = CreateVideoEmbeddingTaskRequest | Mapping[str, Any]
