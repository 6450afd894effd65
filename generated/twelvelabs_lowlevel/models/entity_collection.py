from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
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
    """Its description."""
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
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                description=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("description", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
