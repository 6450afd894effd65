from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.multipart_upload_status_type import MultipartUploadStatusType


@_define(repr=False)
class MultipartUploadStatus(_d.ResponseModel):
    """The status of an upload session, with one page of its parts."""

    upload_id: str
    """The id of the session."""
    status: MultipartUploadStatusType
    """active, then completed, failed or expired."""
    uploaded_chunks: list[ChunkInfo]
    """The parts of this page."""
    page_info: PageInfo
    """Pagination details."""
    chunks_completed: int | None = None
    """Number of parts reported."""
    chunks_failed: int | None = None
    """Number of parts that failed and must be uploaded again."""
    chunks_pending: int | None = None
    """Number of parts still to be uploaded."""
    total_size: int | None = None
    """The size of the file in bytes."""
    uploaded_size: int | None = None
    """Number of bytes reported."""
    created_at: datetime.datetime | None = None
    """When the session was created."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
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
                uploaded_chunks=[ChunkInfo.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("uploaded_chunks")) is not None
                else _d.NULL,
                page_info=PageInfo.from_dict(v) if (v := d.pop("page_info")) is not None else _d.NULL,
                chunks_completed=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chunks_completed", None)) is not None
                else None,
                chunks_failed=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chunks_failed", None)) is not None
                else None,
                chunks_pending=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chunks_pending", None)) is not None
                else None,
                total_size=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_size", None)) is not None
                else None,
                uploaded_size=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("uploaded_size", None)) is not None
                else None,
                created_at=_d.to_time(v) if (v := d.pop("created_at", None)) is not None else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.chunk_info import ChunkInfo
from ..models.page_info import PageInfo
