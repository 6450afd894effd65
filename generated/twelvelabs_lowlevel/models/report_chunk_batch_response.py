from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class ReportChunkBatchResponse(_d.ResponseModel):
    """What has been reported so far."""

    asset_id: str
    """The id of the asset."""
    processed_chunks: int
    """Number of parts added by this call."""
    duplicate_chunks: int
    """Number of parts in this call that had already been reported."""
    total_completed: int
    """Total number of parts reported."""
    url: str | None = None
    """URL of the file, once all parts have been reported."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                asset_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("asset_id")) is not None else _d.NULL,
                processed_chunks=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("processed_chunks")) is not None
                else _d.NULL,
                duplicate_chunks=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("duplicate_chunks")) is not None
                else _d.NULL,
                total_completed=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_completed")) is not None
                else _d.NULL,
                url=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("url", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
