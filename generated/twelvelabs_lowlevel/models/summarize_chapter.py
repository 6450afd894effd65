from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class SummarizeChapter(_d.ResponseModel):
    """A chapter of a video."""

    chapter_number: int | None = None
    """The chapter's number."""
    start: int | None = None
    """Start in whole seconds; start_sec is exact."""
    end: int | None = None
    """End in whole seconds; end_sec is exact."""
    start_sec: float | None = None
    """Start time in seconds."""
    end_sec: float | None = None
    """End time in seconds."""
    chapter_title: str | None = None
    """The title."""
    chapter_summary: str | None = None
    """A summary of it."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                chapter_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chapter_number", None)) is not None
                else None,
                start=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("start", None)) is not None else None,
                end=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("end", None)) is not None else None,
                start_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_sec", None)) is not None
                else None,
                end_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_sec", None)) is not None
                else None,
                chapter_title=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("chapter_title", None)) is not None
                else None,
                chapter_summary=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("chapter_summary", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
