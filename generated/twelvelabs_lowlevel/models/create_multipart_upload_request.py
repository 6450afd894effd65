from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.multipart_upload_type import MultipartUploadTypeLike


@_define(repr=False)
class CreateMultipartUploadRequest(_d.RequestModel):
    filename: str
    """The filename to store, 1 to 255 characters."""
    type: MultipartUploadTypeLike
    """The type of file."""
    total_size: int
    """The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images."""
    enable_hls: bool | None = None
    """Whether to create an HLS stream (server default: false)."""
    enable_thumbnail: bool | None = None
    """Whether to create a thumbnail (server default: false)."""
    user_metadata: UserMetadata | None = None
    """User metadata of the asset."""


if TYPE_CHECKING:
    from ..dicts import CreateMultipartUploadRequestDict

    CreateMultipartUploadRequestLike: TypeAlias = (
        CreateMultipartUploadRequest | CreateMultipartUploadRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateMultipartUploadRequestLike = CreateMultipartUploadRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
