from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class CreateIndexedAssetRequest(_d.RequestModel):
    asset_id: str
    """The id of the asset to index."""
    enable_video_stream: bool | None = None
    """Whether to create an HLS stream of the video (server default: false)."""
    user_metadata: UserMetadata | None = None
    """User metadata for the indexed asset."""


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
