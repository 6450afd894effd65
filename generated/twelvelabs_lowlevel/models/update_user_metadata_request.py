from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class UpdateUserMetadataRequest(_d.RequestModel):
    user_metadata: UserMetadataChanges
    """The keys to change. null deletes a key, an empty string or list is ignored, and keys that are not given
    keep their values.
    """


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata_changes import UserMetadataChanges
