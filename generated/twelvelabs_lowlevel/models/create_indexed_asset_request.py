from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateIndexedAssetRequest(_d.RequestModel):
    asset_id: str
    """The id of the asset to index."""
    enable_video_stream: bool | None = None
    """Whether to create an HLS stream of the video (server default: false)."""
    user_metadata: UserMetadata | None = None
    """User metadata for the indexed asset."""


if TYPE_CHECKING:
    from ..dicts import CreateIndexedAssetRequestDict

    CreateIndexedAssetRequestLike: TypeAlias = CreateIndexedAssetRequest | CreateIndexedAssetRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateIndexedAssetRequestLike = CreateIndexedAssetRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
