from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class ReplaceUserMetadataRequest(_d.RequestModel):
    user_metadata: UserMetadata
    """The new metadata. Keys that are not given are deleted."""


# At the end, so that models can refer to each other in cycles.
from ..models.user_metadata import UserMetadata
