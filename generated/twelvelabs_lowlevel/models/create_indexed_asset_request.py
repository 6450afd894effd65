from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class CreateIndexedAssetRequest(_d.RequestModel):
    asset_id: str
    """The id of the asset to index."""
    enable_video_stream: bool | None = None
    """Whether to keep the video for streaming over HLS (the platform takes false if left out)."""
    user_metadata: UserMetadata | None = None
    """Your own facts about the indexed asset."""


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
