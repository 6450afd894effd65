from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AssetTranscriptionUtterance(_d.ResponseModel):
    start: float
    """Start time in seconds."""
    end: float
    """End time in seconds."""
    value: str
    """The text."""
    speaker: str | None = None
    """The speaker's label, such as speaker_0."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                start=(v if type(v) is float else _d.to_number(v)) if (v := d.pop("start")) is not None else _d.NULL,
                end=(v if type(v) is float else _d.to_number(v)) if (v := d.pop("end")) is not None else _d.NULL,
                value=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("value")) is not None else _d.NULL,
                speaker=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("speaker", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
