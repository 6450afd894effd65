from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskMediaSource(_d.ResponseModel):
    """An image given to a task."""

    name: str
    """The name that the prompt refers to it by."""
    media_type: str
    """The type of media, such as image."""
    url: str | None = None
    """The URL."""
    asset_id: str | None = None
    """The id of the asset."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                name=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("name")) is not None else _d.NULL,
                media_type=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("media_type")) is not None
                else _d.NULL,
                url=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("url", None)) is not None else None,
                asset_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("asset_id", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
