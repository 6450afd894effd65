from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class EntityCollection(_d.ResponseModel):
    """A collection of entities."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the collection."""
    name: str
    """Its name."""
    created_at: datetime.datetime
    """When it was created."""
    description: str | None = None
    """What it is for."""
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
                created_at=_d.to_given_datetime(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                description=d.pop("description", None),
                updated_at=_d.to_optional_datetime(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(EntityCollection, src_dict, d, error) from error
        model.additional_properties = d
        return model
