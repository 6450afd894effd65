from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateVideoIndexingTaskRequest(_d.RequestModel):
    index_id: str
    """The id of the index."""
    video_url: str | None = None
    """Public URL of the video. A web page that shows the video is not accepted."""
    enable_video_stream: bool | None = None
    """Whether to create an HLS stream of the video (server default: true)."""
    user_metadata: str | UserMetadata | None = None
    """User metadata for the video, as a mapping or as JSON text."""
    video_file: _r.Upload | None = None
    """The video: a path, bytes, or an open binary file. At most 2 GB."""


if TYPE_CHECKING:
    from ..dicts import CreateVideoIndexingTaskRequestDict

    CreateVideoIndexingTaskRequestLike: TypeAlias = (
        CreateVideoIndexingTaskRequest | CreateVideoIndexingTaskRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateVideoIndexingTaskRequestLike = CreateVideoIndexingTaskRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
