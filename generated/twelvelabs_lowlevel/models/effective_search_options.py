from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class EffectiveSearchOptions(_d.ResponseModel):
    """The search options in effect."""

    video: EffectiveVideoSearchOptions | None = None
    """The options for videos, if any were searched."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                video=EffectiveVideoSearchOptions.from_dict(v) if (v := d.pop("video", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.effective_video_search_options import EffectiveVideoSearchOptions
