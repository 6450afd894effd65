from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.video_indexing_task_status import VideoIndexingTaskStatus


@_define(repr=False)
class VideoIndexingTask(_d.ResponseModel):
    """The uploading and indexing of one video."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the task."""
    created_at: datetime.datetime
    """When the task was created."""
    status: VideoIndexingTaskStatus
    """uploading, validating, pending, queued or indexing, then ready or failed."""
    video_id: str | None = None
    """The id of the video."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    index_id: str | None = None
    """The id of the index."""
    system_metadata: VideoIndexingTaskSystemMetadata | None = None
    """Technical metadata extracted from the file."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                status=_d.to_enum(VideoIndexingTaskStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                video_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("video_id", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
                index_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("index_id", None)) is not None
                else None,
                system_metadata=VideoIndexingTaskSystemMetadata.from_dict(v)
                if (v := d.pop("system_metadata", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.video_indexing_task_system_metadata import VideoIndexingTaskSystemMetadata
