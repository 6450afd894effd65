from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.chunk_info_status import ChunkInfoStatus


@_define(repr=False)
class ChunkInfo(_d.ResponseModel):
    """One part of an upload."""

    index: int
    """Number of the part, from 1."""
    status: ChunkInfoStatus
    """pending, completed or failed."""
    uploaded_at: datetime.datetime | None = None
    """When it was reported, or null."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    error: str | None = None
    """The error, if it failed."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                index=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("index")) is not None else _d.NULL,
                status=_d.to_enum(ChunkInfoStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                uploaded_at=_d.to_time(v) if (v := d.pop("uploaded_at", None)) is not None else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
                error=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("error", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
