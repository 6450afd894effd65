from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analyze_task_video_source_type import AnalyzeTaskVideoSourceType


@_define(repr=False)
class AnalyzeTaskVideoSource(_d.ResponseModel):
    """The video of a task."""

    type: AnalyzeTaskVideoSourceType | None = None
    """How the video was provided."""
    url: str | None = None
    """The URL."""
    asset_id: str | None = None
    """The id of the asset."""
    video_id: str | None = None
    """The id of the video in an index, on old tasks."""
    index_id: str | None = None
    """The id of the index, on old tasks."""
    system_metadata: AnalyzeTaskVideoMetadata | None = None
    """Technical metadata extracted from the video."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_enum(AnalyzeTaskVideoSourceType, v) if (v := d.pop("type", None)) is not None else None,
                url=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("url", None)) is not None else None,
                asset_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("asset_id", None)) is not None
                else None,
                video_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("video_id", None)) is not None
                else None,
                index_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("index_id", None)) is not None
                else None,
                system_metadata=AnalyzeTaskVideoMetadata.from_dict(v)
                if (v := d.pop("system_metadata", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_video_metadata import AnalyzeTaskVideoMetadata
