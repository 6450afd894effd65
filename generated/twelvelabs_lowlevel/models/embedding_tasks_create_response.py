from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d
from ..models.embedding_task_status import EmbeddingTaskStatus


@_define(repr=False)
class EmbeddingTasksCreateResponse(_e.Embeddings):
    """A new embedding task."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    _holders: ClassVar[tuple[str, ...]] = ("data",)

    id: str
    """The id of the task."""
    status: EmbeddingTaskStatus
    """The status, initially processing."""
    data: list[EmbeddingData] | None = None
    """null while the task is processing."""
    metadata: NewEmbeddingTaskMetadata | None = None
    """The settings of the embeddings."""
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
                data=[EmbeddingData.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("data", None)) is not None
                else None,
                metadata=NewEmbeddingTaskMetadata.from_dict(v) if (v := d.pop("metadata", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.embedding_data import EmbeddingData
from ..models.new_embedding_task_metadata import NewEmbeddingTaskMetadata
