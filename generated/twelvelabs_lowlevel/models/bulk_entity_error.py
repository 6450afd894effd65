from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class BulkEntityError(_d.ResponseModel):
    """Why one of several entities was not created."""

    entity_index: int
    """Its place in the list that was sent, from 0."""
    entity_name: str | None = None
    """Its name."""
    error_reason: str | None = None
    """What went wrong, for people."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                entity_index=d.pop("entity_index"),
                entity_name=d.pop("entity_name", None),
                error_reason=d.pop("error_reason", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(BulkEntityError, src_dict, d, error) from error
        model.additional_properties = d
        return model
