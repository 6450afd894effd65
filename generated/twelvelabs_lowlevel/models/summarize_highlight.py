from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class SummarizeHighlight(_d.ResponseModel):
    """A highlight of a video."""

    start: int | None = None
    """Start in whole seconds; start_sec is exact."""
    end: int | None = None
    """End in whole seconds; end_sec is exact."""
    start_sec: float | None = None
    """Start time in seconds."""
    end_sec: float | None = None
    """End time in seconds."""
    highlight: str | None = None
    """The title."""
    highlight_summary: str | None = None
    """A summary of it."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                start=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("start", None)) is not None else None,
                end=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("end", None)) is not None else None,
                start_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_sec", None)) is not None
                else None,
                end_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_sec", None)) is not None
                else None,
                highlight=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("highlight", None)) is not None
                else None,
                highlight_summary=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("highlight_summary", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
