from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class PresignedUrlsResponse(_d.ResponseModel):
    """New presigned URLs for parts of an upload."""

    upload_id: str
    """The id of the session."""
    upload_urls: list[PresignedUrlChunk]
    """The URLs."""
    start_index: int | None = None
    """Number of the first part."""
    count: int | None = None
    """Number of URLs."""
    generated_at: datetime.datetime | None = None
    """When the URLs were generated."""
    expires_at: datetime.datetime | None = None
    """When the URLs expire."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                upload_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("upload_id")) is not None
                else _d.NULL,
                upload_urls=[PresignedUrlChunk.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("upload_urls")) is not None
                else _d.NULL,
                start_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("start_index", None)) is not None
                else None,
                count=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("count", None)) is not None else None,
                generated_at=_d.to_time(v) if (v := d.pop("generated_at", None)) is not None else None,
                expires_at=_d.to_time(v) if (v := d.pop("expires_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.presigned_url_chunk import PresignedUrlChunk
