from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.video_search_modality import VideoSearchModality


@_define(repr=False)
class EffectiveVideoSearchOptions(_d.ResponseModel):
    """The search options in effect for videos."""

    modalities: list[VideoSearchModality]
    """visual (what is seen), audio (what is heard), or both."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                modalities=[_d.to_enum(VideoSearchModality, i0) for i0 in _d.to_list(v)]
                if (v := d.pop("modalities")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
