from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class SearchItemClip(_d.ResponseModel):
    """One clip of a video that was found."""

    start: float
    """Where the clip begins, in seconds."""
    end: float
    """Where the clip ends, in seconds."""
    rank: int | None = None
    """The place among the results, 1 for the best."""
    thumbnail_url: str | None = None
    """Where to fetch a thumbnail. It lives 1 hour."""
    transcription: str | None = None
    """What is said in the clip."""
    video_id: str | None = None
    """The id of the indexed asset that the clip is from."""
    user_metadata: dict[str, Any] | None = None
    """Your own facts about the indexed asset, if asked for."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                start=d.pop("start"),
                end=d.pop("end"),
                rank=d.pop("rank", None),
                thumbnail_url=d.pop("thumbnail_url", None),
                transcription=d.pop("transcription", None),
                video_id=d.pop("video_id", None),
                user_metadata=d.pop("user_metadata", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(SearchItemClip, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
