from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.entity_status import EntityStatus


@_define
class Entity(_d.ResponseModel):
    """Someone or something that searches can find."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the entity."""
    name: str
    """Its name."""
    status: EntityStatus
    """processing, and in the end ready; processing again when its assets change."""
    created_at: datetime.datetime
    """When it was created."""
    entity_collection_id: str | None = None
    """The id of its collection."""
    description: str | None = None
    """Who or what it is."""
    metadata: dict[str, Any] | None = None
    """Your own facts about the entity."""
    asset_ids: list[str] | None = None
    """The ids of the assets that show it."""
    updated_at: datetime.datetime | None = None
    """When it last changed."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                id=d.pop("_id"),
                name=d.pop("name"),
                status=EntityStatus(v) if (v := d.pop("status")) is not None else _d.NULL,
                created_at=_d.to_given_datetime(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                entity_collection_id=d.pop("entity_collection_id", None),
                description=d.pop("description", None),
                metadata=d.pop("metadata", None),
                asset_ids=d.pop("asset_ids", None),
                updated_at=_d.to_optional_datetime(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(Entity, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
