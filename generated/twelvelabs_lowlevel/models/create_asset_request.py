from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.create_asset_method import CreateAssetMethodLike


@_define(repr=False)
class CreateAssetRequest(_d.RequestModel):
    method: CreateAssetMethodLike
    """direct sends the file with this call; url makes the platform fetch it."""
    file: _r.Upload | None = None
    """The file, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB). Use a
    multipart upload for larger files.
    """
    url: str | None = None
    """Public URL of the file, for method url. At most 4 GB (documents 512 MB, images 32 MB). A recorded HLS
    playlist is accepted; a web page that shows the media is not.
    """
    filename: str | None = None
    """The filename to store, 1 to 255 characters (default: the name of the file)."""
    enable_hls: bool | None = None
    """Whether to create an HLS stream of video or audio (server default: true)."""
    enable_thumbnail: bool | None = None
    """Whether to create a thumbnail (server default: true)."""
    user_metadata: str | UserMetadata | None = None
    """User metadata for the asset, as a mapping or as JSON text."""


if TYPE_CHECKING:
    from ..dicts import CreateAssetRequestDict

    CreateAssetRequestLike: TypeAlias = CreateAssetRequest | CreateAssetRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateAssetRequestLike = CreateAssetRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
