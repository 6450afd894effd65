from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class TranscriptionDataItem(_d.ResponseModel):
    start: float | None = None
    """Start time in seconds."""
    end: float | None = None
    """End time in seconds."""
    value: str | None = None
    """The text."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                start=(v if type(v) is float else _d.to_number(v)) if (v := d.pop("start", None)) is not None else None,
                end=(v if type(v) is float else _d.to_number(v)) if (v := d.pop("end", None)) is not None else None,
                value=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("value", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
