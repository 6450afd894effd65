from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define

from .. import responses as _d
from ..models.video_indexing_task import VideoIndexingTask
from ..models.video_indexing_task_status import VideoIndexingTaskStatus


@_define(repr=False)
class VideoIndexingTasksRetrieveResponse(VideoIndexingTask):
    """The uploading and indexing of one video, with its stream."""

    hls: HlsObject | None = None
    """The HLS stream, if requested."""

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
                hls=HlsObject.from_dict(v) if (v := d.pop("hls", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.hls_object import HlsObject
from ..models.video_indexing_task_system_metadata import VideoIndexingTaskSystemMetadata
