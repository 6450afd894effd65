from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class AudioEmbeddingMetadata(_d.ResponseModel):
    input_url: str | None = None
    """The URL of the audio, if it was given by one."""
    input_filename: str | None = None
    """The name of the file, if it has one."""
    audio_embedding_option: list[str] | None = None
    """What was looked at."""
    audio_embedding_scope: list[str] | None = None
    """Which embeddings were asked for."""
    duration: float | None = None
    """The duration in seconds."""
    start_offset_sec: float | None = None
    """Where embedding began, in seconds."""
    end_offset_sec: float | None = None
    """Where embedding ended, in seconds."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                input_url=d.pop("input_url", None),
                input_filename=d.pop("input_filename", None),
                audio_embedding_option=d.pop("audio_embedding_option", None),
                audio_embedding_scope=d.pop("audio_embedding_scope", None),
                duration=d.pop("duration", None),
                start_offset_sec=d.pop("start_offset_sec", None),
                end_offset_sec=d.pop("end_offset_sec", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(AudioEmbeddingMetadata, src_dict, d, error) from error
        model.additional_properties = d
        return model
