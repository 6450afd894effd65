from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class UpdateUserMetadataRequest(_d.RequestModel):
    user_metadata: UserMetadataChanges
    """The keys to change. null deletes a key, an empty string or list is ignored, and keys that are not given
    keep their values.
    """


if TYPE_CHECKING:
    from ..dicts import UpdateUserMetadataRequestDict

    UpdateUserMetadataRequestLike: TypeAlias = UpdateUserMetadataRequest | UpdateUserMetadataRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    UpdateUserMetadataRequestLike = UpdateUserMetadataRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata_changes import UserMetadataChanges
