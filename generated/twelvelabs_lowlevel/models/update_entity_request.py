from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class UpdateEntityRequest(_d.RequestModel):
    name: str | None = None
    """The new name."""
    description: str | None = None
    """The new description."""
    metadata: EntityMetadata | None = None
    """The new metadata. Keys that are not given are deleted."""


if TYPE_CHECKING:
    from ..dicts import UpdateEntityRequestDict

    UpdateEntityRequestLike: TypeAlias = UpdateEntityRequest | UpdateEntityRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    UpdateEntityRequestLike = UpdateEntityRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.entity_metadata import EntityMetadata
