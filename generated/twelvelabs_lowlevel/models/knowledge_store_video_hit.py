from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class KnowledgeStoreVideoHit(_d.ResponseModel):
    """A video with matching clips."""

    asset_type: Literal["video"]
    """Always video."""
    rank: int
    """Rank among the results; 1 is the best."""
    item_id: str
    """The id of the item."""
    matches: list[VideoMatch]
    """The matching clips."""
    metadata: VideoSearchItemMetadata | None = None
    """Metadata of the item, if requested."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                asset_type=_d.to_const(v, "video") if (v := d.pop("asset_type")) is not None else _d.NULL,
                rank=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("rank")) is not None else _d.NULL,
                item_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("item_id")) is not None else _d.NULL,
                matches=[VideoMatch.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("matches")) is not None
                else _d.NULL,
                metadata=VideoSearchItemMetadata.from_dict(v) if (v := d.pop("metadata", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.video_match import VideoMatch
from ..models.video_search_item_metadata import VideoSearchItemMetadata
