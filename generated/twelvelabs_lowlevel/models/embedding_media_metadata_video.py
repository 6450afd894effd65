from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.embedding_task_scope import EmbeddingTaskScope


@_define
class EmbeddingMediaMetadataVideo(_d.ResponseModel):
    """About video that was embedded."""

    input_type: Literal["video"]
    """Always video."""
    embedding_scopes: list[EmbeddingTaskScope]
    """Which embeddings were asked for."""
    embedding_options: list[str]
    """What was looked at."""
    duration: float
    """The duration in seconds."""
    input_url: str | None = None
    """Its URL, if it was given by one."""
    input_filename: str | None = None
    """The name of the file, if it has one."""
    clip_length: int | None = None
    """The length of a segment in seconds."""
    start_offset_sec: float | None = None
    """Where embedding began, in seconds."""
    end_offset_sec: float | None = None
    """Where embedding ended, in seconds."""
    embedding_dimension: int | None = None
    """How many numbers an embedding has."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                input_type=_d.to_const(v, "video") if (v := d.pop("input_type")) is not None else _d.NULL,
                embedding_scopes=[EmbeddingTaskScope(i0) for i0 in v]
                if (v := d.pop("embedding_scopes")) is not None
                else _d.NULL,
                embedding_options=d.pop("embedding_options"),
                duration=d.pop("duration"),
                input_url=d.pop("input_url", None),
                input_filename=d.pop("input_filename", None),
                clip_length=d.pop("clip_length", None),
                start_offset_sec=d.pop("start_offset_sec", None),
                end_offset_sec=d.pop("end_offset_sec", None),
                embedding_dimension=d.pop("embedding_dimension", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(EmbeddingMediaMetadataVideo, src_dict, d, error) from error
        model.additional_properties = d
        return model
