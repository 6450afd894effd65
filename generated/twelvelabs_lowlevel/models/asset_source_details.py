from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.asset_source_provider import AssetSourceProvider


@_define
class AssetSourceDetails(_d.ResponseModel):
    provider: AssetSourceProvider | None = None
    """The service it was imported from."""
    source_id: str | None = None
    """Its id there."""
    original_filename: str | None = None
    """Its name there."""
    source_link: str | None = None
    """A link to it there."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                provider=AssetSourceProvider(v) if (v := d.pop("provider", None)) is not None else None,
                source_id=d.pop("source_id", None),
                original_filename=d.pop("original_filename", None),
                source_link=d.pop("source_link", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(AssetSourceDetails, src_dict, d, error) from error
        model.additional_properties = d
        return model
