from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class CreateEntitiesBulkRequest(_d.RequestModel):
    entities: Sequence[BulkEntityRequest | Mapping[str, Any]]
    """The entities to create."""


# At the end, so that models may refer to each other in circles.
from ..models.bulk_entity_request import BulkEntityRequest
