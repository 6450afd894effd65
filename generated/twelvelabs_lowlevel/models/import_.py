from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.connection_provider import ConnectionProvider


@_define(repr=False)
class Import(_d.ResponseModel):
    """An import in a list."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the import."""
    connection_id: str
    """The id of the connection."""
    created_at: datetime.datetime
    """When the import was requested."""
    provider: ConnectionProvider | None = None
    """The service."""
    custom_id: str | None = None
    """Your own label for the connection, if you gave one."""
    item_count: int | None = None
    """Number of files."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                connection_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("connection_id")) is not None
                else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                provider=_d.to_enum(ConnectionProvider, v) if (v := d.pop("provider", None)) is not None else None,
                custom_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("custom_id", None)) is not None
                else None,
                item_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("item_count", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
