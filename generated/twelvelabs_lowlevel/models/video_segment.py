from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define

from .. import responses as _d
from ..models.base_segment import BaseSegment


@_define(repr=False)
class VideoSegment(BaseSegment):
    """The embedding of one segment of a video."""

    start_offset_sec: float | None = None
    """Start of the segment in seconds."""
    end_offset_sec: float | None = None
    """End of the segment in seconds."""
    embedding_option: str | None = None
    """What was embedded, such as visual."""
    embedding_scope: str | None = None
    """clip for a segment, video for the whole video."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                float_=_d.to_numbers(v) if (v := d.pop("float", None)) is not None else None,
                start_offset_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_offset_sec", None)) is not None
                else None,
                end_offset_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_offset_sec", None)) is not None
                else None,
                embedding_option=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("embedding_option", None)) is not None
                else None,
                embedding_scope=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("embedding_scope", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
