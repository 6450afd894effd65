from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.rendition_status import RenditionStatus


@_define(repr=False)
class AssetThumbnail(_d.ResponseModel):
    """A thumbnail of the asset."""

    representative_url: str | None = None
    """URL of the image, once the status is ready."""
    status: RenditionStatus | None = None
    """The status of the thumbnail."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                representative_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("representative_url", None)) is not None
                else None,
                status=_d.to_enum(RenditionStatus, v) if (v := d.pop("status", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
