from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class ReplaceUserMetadataRequest(_d.RequestModel):
    user_metadata: UserMetadata
    """The new metadata. Keys that are not given are deleted."""


if TYPE_CHECKING:
    from ..dicts import ReplaceUserMetadataRequestDict

    ReplaceUserMetadataRequestLike: TypeAlias = (
        ReplaceUserMetadataRequest | ReplaceUserMetadataRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    ReplaceUserMetadataRequestLike = ReplaceUserMetadataRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
