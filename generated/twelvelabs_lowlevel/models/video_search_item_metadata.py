from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class VideoSearchItemMetadata(_d.ResponseModel):
    system: VideoSearchSystemMetadata | None = None
    """Technical metadata read from the file."""
    user: dict[str, Any] | None = None
    """User metadata of the item."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                system=VideoSearchSystemMetadata.from_dict(v) if (v := d.pop("system", None)) is not None else None,
                user=(v if type(v) is dict else _d.to_mapping(v)) if (v := d.pop("user", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.video_search_system_metadata import VideoSearchSystemMetadata
