from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class VideoEmbeddingMetadata(_d.ResponseModel):
    input_url: str | None = None
    """The URL of the video, if given as a URL."""
    input_filename: str | None = None
    """The filename, if there is one."""
    video_clip_length: float | None = None
    """Segment length in seconds."""
    video_embedding_scope: list[str] | None = None
    """The requested scopes."""
    video_embedding_option: list[str] | None = None
    """What was embedded."""
    duration: float | None = None
    """The duration in seconds."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                input_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_url", None)) is not None
                else None,
                input_filename=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_filename", None)) is not None
                else None,
                video_clip_length=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("video_clip_length", None)) is not None
                else None,
                video_embedding_scope=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("video_embedding_scope", None)) is not None
                else None,
                video_embedding_option=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("video_embedding_option", None)) is not None
                else None,
                duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("duration", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
