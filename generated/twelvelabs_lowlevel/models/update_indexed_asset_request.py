from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class UpdateIndexedAssetRequest(_d.RequestModel):
    user_metadata: UserMetadataChanges | None = None
    """The keys to change. null deletes a key; keys that are not given keep their values."""


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata_changes import UserMetadataChanges
