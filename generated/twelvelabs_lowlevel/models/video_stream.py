from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class VideoStream(_d.ResponseModel):
    index: int | None = None
    """Index of the stream in the file, from 0."""
    codec: str | None = None
    """Codec, such as h264."""
    width: int | None = None
    """Width in pixels."""
    height: int | None = None
    """Height in pixels."""
    fps: float | None = None
    """Nominal frame rate in frames per second."""
    avg_fps: float | None = None
    """Average frame rate in frames per second."""
    duration_seconds: float | None = None
    """Duration in seconds."""
    bitrate_bps: int | None = None
    """Bit rate in bits per second."""
    rotation: int | None = None
    """Rotation in degrees."""
    pixel_aspect_ratio: str | None = None
    """Pixel aspect ratio, such as 1:1."""
    display_aspect_ratio: str | None = None
    """Display aspect ratio, such as 16:9."""
    scan_type: str | None = None
    """progressive or interlaced."""
    pixel_format: str | None = None
    """Pixel format, such as yuv420p."""
    bit_depth: int | None = None
    """Bits per channel."""
    color_range: str | None = None
    """Color range."""
    color_transfer: str | None = None
    """Transfer function."""
    color_space: str | None = None
    """Color space."""
    color_primaries: str | None = None
    """Color primaries."""
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
                width=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("width", None)) is not None else None,
                height=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("height", None)) is not None
                else None,
                fps=(v if type(v) is float else _d.to_number(v)) if (v := d.pop("fps", None)) is not None else None,
                avg_fps=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("avg_fps", None)) is not None
                else None,
                duration_seconds=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("duration_seconds", None)) is not None
                else None,
                bitrate_bps=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("bitrate_bps", None)) is not None
                else None,
                rotation=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("rotation", None)) is not None
                else None,
                pixel_aspect_ratio=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("pixel_aspect_ratio", None)) is not None
                else None,
                display_aspect_ratio=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("display_aspect_ratio", None)) is not None
                else None,
                scan_type=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("scan_type", None)) is not None
                else None,
                pixel_format=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("pixel_format", None)) is not None
                else None,
                bit_depth=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("bit_depth", None)) is not None
                else None,
                color_range=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("color_range", None)) is not None
                else None,
                color_transfer=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("color_transfer", None)) is not None
                else None,
                color_space=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("color_space", None)) is not None
                else None,
                color_primaries=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("color_primaries", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
