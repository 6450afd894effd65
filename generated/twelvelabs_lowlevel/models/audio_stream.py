from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AudioStream(_d.ResponseModel):
    index: int | None = None
    """Index of the stream in the file, from 0."""
    codec: str | None = None
    """Codec, such as aac."""
    codec_long: str | None = None
    """Full name of the codec."""
    sample_rate: int | None = None
    """Sample rate in Hz."""
    bit_depth: int | None = None
    """Bits per sample."""
    channels: int | None = None
    """Number of channels."""
    channel_layout: str | None = None
    """Channel layout, such as stereo."""
    bitrate_bps: int | None = None
    """Bit rate in bits per second."""
    language: str | None = None
    """The language tagged in the file."""
    duration_seconds: float | None = None
    """Duration in seconds."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                index=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("index", None)) is not None else None,
                codec=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("codec", None)) is not None else None,
                codec_long=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("codec_long", None)) is not None
                else None,
                sample_rate=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("sample_rate", None)) is not None
                else None,
                bit_depth=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("bit_depth", None)) is not None
                else None,
                channels=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("channels", None)) is not None
                else None,
                channel_layout=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("channel_layout", None)) is not None
                else None,
                bitrate_bps=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("bitrate_bps", None)) is not None
                else None,
                language=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("language", None)) is not None
                else None,
                duration_seconds=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("duration_seconds", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
