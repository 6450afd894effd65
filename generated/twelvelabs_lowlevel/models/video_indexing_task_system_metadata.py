from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class VideoIndexingTaskSystemMetadata(_d.ResponseModel):
    duration: float | None = None
    """The duration in seconds."""
    filename: str | None = None
    """The name of the file."""
    height: int | None = None
    """Height in pixels."""
    width: int | None = None
    """Width in pixels."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                duration=d.pop("duration", None),
                filename=d.pop("filename", None),
                height=d.pop("height", None),
                width=d.pop("width", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(VideoIndexingTaskSystemMetadata, src_dict, d, error) from error
        model.additional_properties = d
        return model
