from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class CreateEntitiesBulkRequest(_d.RequestModel):
    entities: Sequence[BulkEntityRequest | Mapping[str, Any]]
    """The entities to create."""


# At the end, so that models can refer to each other in cycles.
from ..models.bulk_entity_request import BulkEntityRequest
