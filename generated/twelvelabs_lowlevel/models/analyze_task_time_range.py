from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskTimeRange(_d.ResponseModel):
    start_time: float
    """Start time in seconds."""
    end_time: float
    """End time in seconds."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                start_time=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_time")) is not None
                else _d.NULL,
                end_time=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_time")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
