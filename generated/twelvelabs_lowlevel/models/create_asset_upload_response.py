from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class CreateAssetUploadResponse(_d.ResponseModel):
    """A new upload session."""

    upload_id: str
    """The id of the session."""
    asset_id: str
    """The id of the asset that the upload creates."""
    upload_urls: list[PresignedUrlChunk]
    """Presigned URLs of the first parts. Request the URLs of the other parts separately."""
    chunk_size: int
    """Size in bytes of every part but the last."""
    total_chunks: int
    """Number of parts."""
    upload_headers: dict[str, Any] | None = None
    """Headers to send with each part."""
    expires_at: datetime.datetime | None = None
    """When the session expires."""
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
                asset_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("asset_id")) is not None else _d.NULL,
                upload_urls=[PresignedUrlChunk.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("upload_urls")) is not None
                else _d.NULL,
                chunk_size=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chunk_size")) is not None
                else _d.NULL,
                total_chunks=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_chunks")) is not None
                else _d.NULL,
                upload_headers=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("upload_headers", None)) is not None
                else None,
                expires_at=_d.to_time(v) if (v := d.pop("expires_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.presigned_url_chunk import PresignedUrlChunk
