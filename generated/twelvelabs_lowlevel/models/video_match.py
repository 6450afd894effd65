from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.video_search_modality import VideoSearchModality


@_define
class VideoMatch(_d.ResponseModel):
    """A clip that matches."""

    start_sec: float
    """Where it begins, in seconds."""
    end_sec: float
    """Where it ends, in seconds."""
    modalities: list[VideoSearchModality]
    """What matches."""
    transcription: str | None = None
    """What is said in it, if known."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                start_sec=d.pop("start_sec"),
                end_sec=d.pop("end_sec"),
                modalities=[VideoSearchModality(i0) for i0 in v] if (v := d.pop("modalities")) is not None else _d.NULL,
                transcription=d.pop("transcription", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(VideoMatch, src_dict, d, error) from error
        model.additional_properties = d
        return model
