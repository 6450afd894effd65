from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class BulkEntityError(_d.ResponseModel):
    """Why an entity was not created in bulk."""

    entity_index: int
    """Index of the entity in the request, from 0."""
    entity_name: str | None = None
    """Its name."""
    error_reason: str | None = None
    """Human-readable reason."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                entity_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("entity_index")) is not None
                else _d.NULL,
                entity_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("entity_name", None)) is not None
                else None,
                error_reason=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("error_reason", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
