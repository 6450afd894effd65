from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class KnowledgeStoreVideoMetadata(_d.ResponseModel):
    """What the platform has found out about a video."""

    asset_type: Literal["video"]
    """Always video."""
    filename: str | None = None
    """The name of the file."""
    duration: float | None = None
    """The duration in seconds."""
    fps: float | None = None
    """Frames per second."""
    width: int | None = None
    """Width in pixels."""
    height: int | None = None
    """Height in pixels."""
    codec_name: str | None = None
    """The codec, such as h264."""
    size: int | None = None
    """The size of the file in bytes."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                asset_type=_d.to_const(v, "video") if (v := d.pop("asset_type")) is not None else _d.NULL,
                filename=d.pop("filename", None),
                duration=d.pop("duration", None),
                fps=d.pop("fps", None),
                width=d.pop("width", None),
                height=d.pop("height", None),
                codec_name=d.pop("codec_name", None),
                size=d.pop("size", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(KnowledgeStoreVideoMetadata, src_dict, d, error) from error
        model.additional_properties = d
        return model
