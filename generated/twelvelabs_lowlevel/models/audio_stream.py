from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class AudioStream(_d.ResponseModel):
    index: int | None = None
    """The number of the stream in the file, from 0."""
    codec: str | None = None
    """The codec, such as aac."""
    codec_long: str | None = None
    """The codec's full name."""
    sample_rate: int | None = None
    """Samples per second."""
    bit_depth: int | None = None
    """Bits per sample."""
    channels: int | None = None
    """How many channels there are."""
    channel_layout: str | None = None
    """Their layout, such as stereo."""
    bitrate_bps: int | None = None
    """Bits per second."""
    language: str | None = None
    """The language noted in the file."""
    duration_seconds: float | None = None
    """Duration in seconds."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                index=d.pop("index", None),
                codec=d.pop("codec", None),
                codec_long=d.pop("codec_long", None),
                sample_rate=d.pop("sample_rate", None),
                bit_depth=d.pop("bit_depth", None),
                channels=d.pop("channels", None),
                channel_layout=d.pop("channel_layout", None),
                bitrate_bps=d.pop("bitrate_bps", None),
                language=d.pop("language", None),
                duration_seconds=d.pop("duration_seconds", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(AudioStream, src_dict, d, error) from error
        model.additional_properties = d
        return model
