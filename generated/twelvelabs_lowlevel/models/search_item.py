from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class SearchItem(_d.ResponseModel):
    """One result, a clip; or, when grouped by video, a video with its clips."""

    start: float | None = None
    """Where the clip begins, in seconds."""
    end: float | None = None
    """Where the clip ends, in seconds."""
    video_id: str | None = None
    """The id of the indexed asset that the clip is from."""
    rank: int | None = None
    """The place among the results, 1 for the best."""
    thumbnail_url: str | None = None
    """Where to fetch a thumbnail. It lives 1 hour."""
    transcription: str | None = None
    """What is said in the clip."""
    id: str | None = None
    """The id of the indexed asset, when grouped by video."""
    user_metadata: dict[str, Any] | None = None
    """Your own facts about the indexed asset, if asked for."""
    clips: list[SearchItemClip] | None = None
    """The clips of the video, when grouped by video."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                start=d.pop("start", None),
                end=d.pop("end", None),
                video_id=d.pop("video_id", None),
                rank=d.pop("rank", None),
                thumbnail_url=d.pop("thumbnail_url", None),
                transcription=d.pop("transcription", None),
                id=d.pop("id", None),
                user_metadata=d.pop("user_metadata", None),
                clips=[SearchItemClip.from_dict(i0) for i0 in v] if (v := d.pop("clips", None)) is not None else None,
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(SearchItem, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.search_item_clip import SearchItemClip
