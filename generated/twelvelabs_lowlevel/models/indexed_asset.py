from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.indexed_asset_status import IndexedAssetStatus


@_define(repr=False)
class IndexedAsset(_d.ResponseModel):
    """An asset in an index."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the indexed asset."""
    created_at: datetime.datetime
    """When indexing was requested."""
    status: IndexedAssetStatus
    """pending, queued, validating or indexing, then ready or failed."""
    asset_id: str | None = None
    """The id of the asset."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    indexed_at: datetime.datetime | None = None
    """When indexing finished."""
    system_metadata: IndexedAssetSystemMetadata | None = None
    """Technical metadata extracted from the file."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                status=_d.to_enum(IndexedAssetStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                asset_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("asset_id", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
                indexed_at=_d.to_time(v) if (v := d.pop("indexed_at", None)) is not None else None,
                system_metadata=IndexedAssetSystemMetadata.from_dict(v)
                if (v := d.pop("system_metadata", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.indexed_asset_system_metadata import IndexedAssetSystemMetadata
