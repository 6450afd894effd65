from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class UpdateVideoRequest(_d.RequestModel):
    user_metadata: UserMetadataChanges | None = None
    """The keys to change. null deletes a key; keys that are not given keep their values."""


if TYPE_CHECKING:
    from ..dicts import UpdateVideoRequestDict

    UpdateVideoRequestLike: TypeAlias = UpdateVideoRequest | UpdateVideoRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    UpdateVideoRequestLike = UpdateVideoRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata_changes import UserMetadataChanges
