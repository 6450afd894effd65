from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.entity_status import EntityStatus


@_define(repr=False)
class Entity(_d.ResponseModel):
    """A person or thing that searches can find."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the entity."""
    name: str
    """Its name."""
    status: EntityStatus
    """processing, then ready; processing again when its assets change."""
    created_at: datetime.datetime
    """When it was created."""
    entity_collection_id: str | None = None
    """The id of its collection."""
    description: str | None = None
    """Its description."""
    metadata: dict[str, Any] | None = None
    """User metadata of the entity."""
    asset_ids: list[str] | None = None
    """The ids of the assets that show the entity."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                name=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("name")) is not None else _d.NULL,
                status=_d.to_enum(EntityStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                entity_collection_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("entity_collection_id", None)) is not None
                else None,
                description=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("description", None)) is not None
                else None,
                metadata=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("metadata", None)) is not None
                else None,
                asset_ids=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("asset_ids", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
