from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d


@_define
class VideoSegment(_e.Embedding):
    """The embedding of one segment of a video."""

    _wire: ClassVar[Mapping[str, str]] = {"float_": "float"}

    _vector: ClassVar[str] = "float_"

    float_: list[float] | None = None
    """The vector."""
    start_offset_sec: float | None = None
    """Where the segment begins, in seconds."""
    end_offset_sec: float | None = None
    """Where the segment ends, in seconds."""
    embedding_option: str | None = None
    """What was looked at, such as visual."""
    embedding_scope: str | None = None
    """clip for a segment or video for the whole."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                float_=d.pop("float", None),
                start_offset_sec=d.pop("start_offset_sec", None),
                end_offset_sec=d.pop("end_offset_sec", None),
                embedding_option=d.pop("embedding_option", None),
                embedding_scope=d.pop("embedding_scope", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(VideoSegment, src_dict, d, error) from error
        model.additional_properties = d
        return model
