from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class VideoSearchSystemMetadata(_d.ResponseModel):
    duration: float | None = None
    """The duration in seconds."""
    width: int | None = None
    """Width in pixels."""
    height: int | None = None
    """Height in pixels."""
    size: int | None = None
    """The size of the file in bytes."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("duration", None)) is not None
                else None,
                width=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("width", None)) is not None else None,
                height=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("height", None)) is not None
                else None,
                size=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("size", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
