from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskError(_d.ResponseModel):
    """What went wrong."""

    message: str
    """Human-readable error message."""
    code: str | None = None
    """Machine-readable error code, such as user_canceled. More codes may be added."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                message=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("message")) is not None else _d.NULL,
                code=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("code", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
