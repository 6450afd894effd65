from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.hls_object_status import HlsObjectStatus


@_define(repr=False)
class HlsObject(_d.ResponseModel):
    """The HLS stream of an indexed video."""

    video_url: str | None = None
    """URL of the playlist."""
    thumbnail_urls: list[str] | None = None
    """URLs of the thumbnails."""
    status: HlsObjectStatus | None = None
    """The status of the stream."""
    updated_at: datetime.datetime | None = None
    """When the status last changed."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                video_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("video_url", None)) is not None
                else None,
                thumbnail_urls=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("thumbnail_urls", None)) is not None
                else None,
                status=_d.to_enum(HlsObjectStatus, v) if (v := d.pop("status", None)) is not None else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
