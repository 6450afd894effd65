from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.multipart_upload_status_type import MultipartUploadStatusType


@_define(repr=False)
class IncompleteUploadSummary(_d.ResponseModel):
    """An incomplete upload session."""

    upload_id: str
    """The id of the session."""
    status: MultipartUploadStatusType
    """The status of the session."""
    total_size: int
    """The size of the file in bytes."""
    chunk_size: int
    """Size in bytes of every part but the last."""
    total_chunks: int
    """Number of parts."""
    created_at: datetime.datetime | None = None
    """When the session was created."""
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
                status=_d.to_enum(MultipartUploadStatusType, v) if (v := d.pop("status")) is not None else _d.NULL,
                total_size=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_size")) is not None
                else _d.NULL,
                chunk_size=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chunk_size")) is not None
                else _d.NULL,
                total_chunks=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_chunks")) is not None
                else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at", None)) is not None else None,
                expires_at=_d.to_time(v) if (v := d.pop("expires_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
