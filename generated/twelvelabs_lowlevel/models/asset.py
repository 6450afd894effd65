from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.asset_method import AssetMethod
from ..models.asset_status import AssetStatus


@_define(repr=False)
class Asset(_d.ResponseModel):
    """A media file of the account."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the asset."""
    method: AssetMethod
    """How the file was uploaded."""
    status: AssetStatus
    """processing, then ready or failed."""
    created_at: datetime.datetime
    """When the asset was created."""
    filename: str | None = None
    """The filename."""
    file_type: str | None = None
    """The MIME type, such as video/mp4."""
    user_metadata: dict[str, Any] | None = None
    """User metadata of the asset."""
    source: AssetSource | None = None
    """Where the file was imported from, for imported assets."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                method=_d.to_enum(AssetMethod, v) if (v := d.pop("method")) is not None else _d.NULL,
                status=_d.to_enum(AssetStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                filename=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("filename", None)) is not None
                else None,
                file_type=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("file_type", None)) is not None
                else None,
                user_metadata=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("user_metadata", None)) is not None
                else None,
                source=AssetSource.from_dict(v) if (v := d.pop("source", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.asset_source import AssetSource
