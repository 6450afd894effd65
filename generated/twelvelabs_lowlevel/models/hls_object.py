from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.hls_object_status import HlsObjectStatus


@_define
class HlsObject(_d.ResponseModel):
    """A stream of an indexed video."""

    video_url: str | None = None
    """Where to play it."""
    thumbnail_urls: list[str] | None = None
    """Where to fetch thumbnails."""
    status: HlsObjectStatus | None = None
    """How far the stream is."""
    updated_at: datetime.datetime | None = None
    """When the status last changed."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                video_url=d.pop("video_url", None),
                thumbnail_urls=d.pop("thumbnail_urls", None),
                status=HlsObjectStatus(v) if (v := d.pop("status", None)) is not None else None,
                updated_at=_d.to_optional_datetime(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(HlsObject, src_dict, d, error) from error
        model.additional_properties = d
        return model
