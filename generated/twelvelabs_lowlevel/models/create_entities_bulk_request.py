from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateEntitiesBulkRequest(_d.RequestModel):
    entities: Sequence[BulkEntityRequestLike]
    """The entities to create."""


if TYPE_CHECKING:
    from ..dicts import CreateEntitiesBulkRequestDict

    CreateEntitiesBulkRequestLike: TypeAlias = CreateEntitiesBulkRequest | CreateEntitiesBulkRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateEntitiesBulkRequestLike = CreateEntitiesBulkRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.bulk_entity_request import BulkEntityRequestLike
