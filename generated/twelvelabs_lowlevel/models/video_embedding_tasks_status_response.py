from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.embedding_task_status import EmbeddingTaskStatus


@_define(repr=False)
class VideoEmbeddingTasksStatusResponse(_d.ResponseModel):
    """The status of a video embedding task."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the task."""
    status: EmbeddingTaskStatus
    """processing, then ready or failed."""
    model_name: str | None = None
    """The model."""
    video_embedding: VideoEmbeddingSummary | None = None
    """The video."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                status=_d.to_enum(EmbeddingTaskStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                model_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("model_name", None)) is not None
                else None,
                video_embedding=VideoEmbeddingSummary.from_dict(v)
                if (v := d.pop("video_embedding", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.video_embedding_summary import VideoEmbeddingSummary
