from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d
from ..models.embedding_task_status import EmbeddingTaskStatus


@_define(repr=False)
class VideoEmbeddingTasksRetrieveResponse(_e.Embeddings):
    """A video embedding task, with the embeddings once it is ready."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    _holders: ClassVar[tuple[str, ...]] = ("video_embedding",)

    id: str
    """The id of the task."""
    status: EmbeddingTaskStatus
    """processing, then ready or failed."""
    created_at: datetime.datetime
    """When the task was created."""
    video_embedding: VideoEmbeddingResult | None = None
    """The embeddings."""
    model_name: str | None = None
    """The model."""
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
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                status=_d.to_enum(EmbeddingTaskStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                video_embedding=VideoEmbeddingResult.from_dict(v)
                if (v := d.pop("video_embedding", None)) is not None
                else None,
                model_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("model_name", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.video_embedding_result import VideoEmbeddingResult
