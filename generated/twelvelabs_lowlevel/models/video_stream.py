from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class VideoStream(_d.ResponseModel):
    index: int | None = None
    """The number of the stream in the file, from 0."""
    codec: str | None = None
    """The codec, such as h264."""
    width: int | None = None
    """Width in pixels."""
    height: int | None = None
    """Height in pixels."""
    fps: float | None = None
    """Nominal frames per second."""
    avg_fps: float | None = None
    """Frames per second on average."""
    duration_seconds: float | None = None
    """Duration in seconds."""
    bitrate_bps: int | None = None
    """Bits per second."""
    rotation: int | None = None
    """Rotation in degrees."""
    pixel_aspect_ratio: str | None = None
    """Width of a pixel to its height, such as 1:1."""
    display_aspect_ratio: str | None = None
    """Width to height as shown, such as 16:9."""
    scan_type: str | None = None
    """Progressive or interlaced."""
    pixel_format: str | None = None
    """The pixel format, such as yuv420p."""
    bit_depth: int | None = None
    """Bits per channel."""
    color_range: str | None = None
    """The range of values in use."""
    color_transfer: str | None = None
    """The transfer function."""
    color_space: str | None = None
    """The color space."""
    color_primaries: str | None = None
    """The color primaries."""
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
                width=d.pop("width", None),
                height=d.pop("height", None),
                fps=d.pop("fps", None),
                avg_fps=d.pop("avg_fps", None),
                duration_seconds=d.pop("duration_seconds", None),
                bitrate_bps=d.pop("bitrate_bps", None),
                rotation=d.pop("rotation", None),
                pixel_aspect_ratio=d.pop("pixel_aspect_ratio", None),
                display_aspect_ratio=d.pop("display_aspect_ratio", None),
                scan_type=d.pop("scan_type", None),
                pixel_format=d.pop("pixel_format", None),
                bit_depth=d.pop("bit_depth", None),
                color_range=d.pop("color_range", None),
                color_transfer=d.pop("color_transfer", None),
                color_space=d.pop("color_space", None),
                color_primaries=d.pop("color_primaries", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(VideoStream, src_dict, d, error) from error
        model.additional_properties = d
        return model
