from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class SearchPool(_d.ResponseModel):
    """What was searched."""

    total_count: int | None = None
    """Number of videos in the index."""
    total_duration: float | None = None
    """Total duration in seconds."""
    index_id: str | None = None
    """The id of the index."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                total_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_count", None)) is not None
                else None,
                total_duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("total_duration", None)) is not None
                else None,
                index_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("index_id", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
