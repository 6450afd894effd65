from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateEntityRequest(_d.RequestModel):
    name: str
    """The name of the entity."""
    asset_ids: Sequence[str]
    """The ids of assets that show the entity, at least 1."""
    description: str | None = None
    """A description of the entity."""
    metadata: EntityMetadata | None = None
    """User metadata of the entity."""


if TYPE_CHECKING:
    from ..dicts import CreateEntityRequestDict

    CreateEntityRequestLike: TypeAlias = CreateEntityRequest | CreateEntityRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateEntityRequestLike = CreateEntityRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.entity_metadata import EntityMetadata
