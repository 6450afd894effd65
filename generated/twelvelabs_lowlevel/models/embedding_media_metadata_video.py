from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.embedding_task_scope import EmbeddingTaskScope


@_define(repr=False)
class EmbeddingMediaMetadataVideo(_d.ResponseModel):
    """Metadata of video that was embedded."""

    input_type: Literal["video"]
    """Always video."""
    embedding_scopes: list[EmbeddingTaskScope]
    """The requested scopes."""
    embedding_options: list[str]
    """What was embedded."""
    duration: float
    """The duration in seconds."""
    input_url: str | None = None
    """Its URL, if given as a URL."""
    input_filename: str | None = None
    """The filename, if there is one."""
    clip_length: int | None = None
    """Segment length in seconds."""
    start_offset_sec: float | None = None
    """Where embedding started, in seconds."""
    end_offset_sec: float | None = None
    """Where embedding stopped, in seconds."""
    embedding_dimension: int | None = None
    """Number of dimensions of an embedding."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                input_type=_d.to_const(v, "video") if (v := d.pop("input_type")) is not None else _d.NULL,
                embedding_scopes=[_d.to_enum(EmbeddingTaskScope, i0) for i0 in _d.to_list(v)]
                if (v := d.pop("embedding_scopes")) is not None
                else _d.NULL,
                embedding_options=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("embedding_options")) is not None
                else _d.NULL,
                duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("duration")) is not None
                else _d.NULL,
                input_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_url", None)) is not None
                else None,
                input_filename=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_filename", None)) is not None
                else None,
                clip_length=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("clip_length", None)) is not None
                else None,
                start_offset_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_offset_sec", None)) is not None
                else None,
                end_offset_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_offset_sec", None)) is not None
                else None,
                embedding_dimension=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("embedding_dimension", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
