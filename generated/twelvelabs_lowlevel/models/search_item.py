from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class SearchItem(_d.ResponseModel):
    """A result: a clip or, when grouped by video, a video with its clips."""

    start: float | None = None
    """Start of the clip in seconds."""
    end: float | None = None
    """End of the clip in seconds."""
    video_id: str | None = None
    """The id of the indexed asset that contains the clip."""
    rank: int | None = None
    """Rank among the results; 1 is the best."""
    thumbnail_url: str | None = None
    """URL of a thumbnail, valid for 1 hour."""
    transcription: str | None = None
    """The transcription of the clip."""
    id: str | None = None
    """The id of the indexed asset, when grouped by video."""
    user_metadata: dict[str, Any] | None = None
    """User metadata of the indexed asset, if requested."""
    clips: list[SearchItemClip] | None = None
    """The matching clips of the video, when grouped by video."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                start=(v if type(v) is float else _d.to_number(v)) if (v := d.pop("start", None)) is not None else None,
                end=(v if type(v) is float else _d.to_number(v)) if (v := d.pop("end", None)) is not None else None,
                video_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("video_id", None)) is not None
                else None,
                rank=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("rank", None)) is not None else None,
                thumbnail_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("thumbnail_url", None)) is not None
                else None,
                transcription=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("transcription", None)) is not None
                else None,
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id", None)) is not None else None,
                user_metadata=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("user_metadata", None)) is not None
                else None,
                clips=[SearchItemClip.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("clips", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.search_item_clip import SearchItemClip
