from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.video_search_modality import VideoSearchModality


@_define(repr=False)
class VideoMatch(_d.ResponseModel):
    """A matching clip."""

    start_sec: float
    """Start time in seconds."""
    end_sec: float
    """End time in seconds."""
    modalities: list[VideoSearchModality]
    """The modalities that matched."""
    transcription: str | None = None
    """The transcription of the clip, if available."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                start_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_sec")) is not None
                else _d.NULL,
                end_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_sec")) is not None
                else _d.NULL,
                modalities=[_d.to_enum(VideoSearchModality, i0) for i0 in _d.to_list(v)]
                if (v := d.pop("modalities")) is not None
                else _d.NULL,
                transcription=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("transcription", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
