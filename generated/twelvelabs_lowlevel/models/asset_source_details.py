from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.asset_source_provider import AssetSourceProvider


@_define(repr=False)
class AssetSourceDetails(_d.ResponseModel):
    provider: AssetSourceProvider | None = None
    """The service it was imported from."""
    source_id: str | None = None
    """Its id at the service."""
    original_filename: str | None = None
    """Its name at the service."""
    source_link: str | None = None
    """Its URL at the service."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                provider=_d.to_enum(AssetSourceProvider, v) if (v := d.pop("provider", None)) is not None else None,
                source_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("source_id", None)) is not None
                else None,
                original_filename=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("original_filename", None)) is not None
                else None,
                source_link=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("source_link", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
