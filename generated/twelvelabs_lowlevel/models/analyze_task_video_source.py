from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analyze_task_video_source_type import AnalyzeTaskVideoSourceType


@_define
class AnalyzeTaskVideoSource(_d.ResponseModel):
    """The video of a task."""

    type: AnalyzeTaskVideoSourceType | None = None
    """How the video was given."""
    url: str | None = None
    """Its URL."""
    asset_id: str | None = None
    """The id of its asset."""
    video_id: str | None = None
    """Its id in an index, on old tasks."""
    index_id: str | None = None
    """The id of that index, on old tasks."""
    system_metadata: AnalyzeTaskVideoMetadata | None = None
    """What the platform has found out about it."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                type=AnalyzeTaskVideoSourceType(v) if (v := d.pop("type", None)) is not None else None,
                url=d.pop("url", None),
                asset_id=d.pop("asset_id", None),
                video_id=d.pop("video_id", None),
                index_id=d.pop("index_id", None),
                system_metadata=AnalyzeTaskVideoMetadata.from_dict(v)
                if (v := d.pop("system_metadata", None)) is not None
                else None,
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(AnalyzeTaskVideoSource, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_video_metadata import AnalyzeTaskVideoMetadata
