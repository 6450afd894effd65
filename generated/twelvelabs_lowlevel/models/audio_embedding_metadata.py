from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define

from .. import responses as _d
from ..models.base_embedding_metadata import BaseEmbeddingMetadata


@_define(repr=False)
class AudioEmbeddingMetadata(BaseEmbeddingMetadata):
    audio_embedding_option: list[str] | None = None
    """What was embedded."""
    audio_embedding_scope: list[str] | None = None
    """The requested scopes."""
    duration: float | None = None
    """The duration in seconds."""
    start_offset_sec: float | None = None
    """Where embedding started, in seconds."""
    end_offset_sec: float | None = None
    """Where embedding stopped, in seconds."""

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
                audio_embedding_option=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("audio_embedding_option", None)) is not None
                else None,
                audio_embedding_scope=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("audio_embedding_scope", None)) is not None
                else None,
                duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("duration", None)) is not None
                else None,
                start_offset_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_offset_sec", None)) is not None
                else None,
                end_offset_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_offset_sec", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
