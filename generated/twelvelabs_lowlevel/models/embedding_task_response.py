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
class EmbeddingTaskResponse(_e.Embeddings):
    """An embedding task, with the embeddings once it is ready."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    _holders: ClassVar[tuple[str, ...]] = ("data",)

    id: str
    """The id of the task."""
    status: EmbeddingTaskStatus
    """processing, then ready or failed."""
    created_at: datetime.datetime
    """When the task was created."""
    data: list[EmbeddingData] | None = None
    """The embeddings once the status is ready, else null."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    usage: EmbeddingUsage | None = None
    """Token usage, with Marengo 3.5."""
    metadata: (
        EmbeddingMediaMetadataAudio
        | EmbeddingMediaMetadataVideo
        | EmbeddingTaskMediaMetadataDocument
        | EmbeddingTaskMediaMetadataImage
        | EmbeddingMediaMetadataOther
        | None
    ) = None
    """Metadata of what was embedded."""
    error: EmbeddingTaskError | None = None
    """Why it failed, if the status is failed."""
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
                data=[EmbeddingData.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("data", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
                usage=EmbeddingUsage.from_dict(v) if (v := d.pop("usage", None)) is not None else None,
                metadata=_d.to_member(
                    v,
                    "input_type",
                    {
                        "audio": EmbeddingMediaMetadataAudio.from_dict,
                        "video": EmbeddingMediaMetadataVideo.from_dict,
                        "document": EmbeddingTaskMediaMetadataDocument.from_dict,
                        "image": EmbeddingTaskMediaMetadataImage.from_dict,
                    },
                    EmbeddingMediaMetadataOther.from_dict,
                )
                if (v := d.pop("metadata", None)) is not None
                else None,
                error=EmbeddingTaskError.from_dict(v) if (v := d.pop("error", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.embedding_data import EmbeddingData
from ..models.embedding_media_metadata_audio import EmbeddingMediaMetadataAudio
from ..models.embedding_media_metadata_other import EmbeddingMediaMetadataOther
from ..models.embedding_media_metadata_video import EmbeddingMediaMetadataVideo
from ..models.embedding_task_error import EmbeddingTaskError
from ..models.embedding_task_media_metadata_document import EmbeddingTaskMediaMetadataDocument
from ..models.embedding_task_media_metadata_image import EmbeddingTaskMediaMetadataImage
from ..models.embedding_usage import EmbeddingUsage
