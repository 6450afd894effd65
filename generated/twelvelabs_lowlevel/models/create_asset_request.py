from __future__ import annotations

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.create_asset_method import CreateAssetMethod


@_define
class CreateAssetRequest(_d.RequestModel):
    method: CreateAssetMethod | str
    """direct sends the file with this call, url has the platform fetch it."""
    file: _r.Upload | None = None
    """The media, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB). Larger
    files go up in parts, see multipart uploads.
    """
    url: str | None = None
    """Where the media can be fetched without signing in, for method url. At most 4 GB (documents 512 MB, images
    32 MB). A recorded HLS playlist will do; a page that shows the media will not.
    """
    filename: str | None = None
    """The name to keep, 1 to 255 characters (that of the file if left out)."""
    enable_hls: bool | None = None
    """Whether to make an HLS stream of video or audio (the platform takes true if left out)."""
    enable_thumbnail: bool | None = None
    """Whether to make a thumbnail (the platform takes true if left out)."""
    user_metadata: str | UserMetadata | None = None
    """Your own facts about the asset, as a mapping or as JSON text."""


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
