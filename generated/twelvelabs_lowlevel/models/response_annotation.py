from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.response_annotation_type import ResponseAnnotationType


@_define(repr=False)
class ResponseAnnotation(_d.ResponseModel):
    """A citation, and the marker in the text that it belongs to."""

    type: ResponseAnnotationType
    """The type of citation."""
    start_index: int
    """Where the marker starts in the text, in characters from 0."""
    end_index: int
    """The last character of the marker, from 0 and inclusive."""
    item_id: str | None = None
    """The id of the item, for a video or image citation."""
    collection_id: str | None = None
    """The id of the collection, for a collection citation."""
    start_sec: float | None = None
    """Start of the cited part in seconds; absent if the whole video is cited."""
    end_sec: float | None = None
    """End of the cited part in seconds; absent if the whole video is cited."""
    title: str | None = None
    """A title for display, or null if unknown."""
    thumbnail_url: str | None = None
    """URL of a thumbnail, or null if there is none."""
    hls_url: str | None = None
    """URL of the HLS stream, or null if it is not a playable video."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_enum(ResponseAnnotationType, v) if (v := d.pop("type")) is not None else _d.NULL,
                start_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("start_index")) is not None
                else _d.NULL,
                end_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("end_index")) is not None
                else _d.NULL,
                item_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("item_id", None)) is not None else None,
                collection_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("collection_id", None)) is not None
                else None,
                start_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_sec", None)) is not None
                else None,
                end_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_sec", None)) is not None
                else None,
                title=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("title", None)) is not None else None,
                thumbnail_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("thumbnail_url", None)) is not None
                else None,
                hls_url=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("hls_url", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
