from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class BulkCreateEntityResponse(_d.ResponseModel):
    """The outcome of a bulk creation of entities."""

    success_count: int
    """Number of entities created."""
    failed_count: int
    """Number of entities not created."""
    entities: list[BulkEntity] | None = None
    """The entities that were created."""
    errors: list[BulkEntityError] | None = None
    """The errors of the entities that were not created."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                success_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("success_count")) is not None
                else _d.NULL,
                failed_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("failed_count")) is not None
                else _d.NULL,
                entities=[BulkEntity.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("entities", None)) is not None
                else None,
                errors=[BulkEntityError.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("errors", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.bulk_entity import BulkEntity
from ..models.bulk_entity_error import BulkEntityError
