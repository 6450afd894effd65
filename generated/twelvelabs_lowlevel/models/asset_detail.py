from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define

from .. import responses as _d
from ..models.asset import Asset
from ..models.asset_method import AssetMethod
from ..models.asset_status import AssetStatus


@_define(repr=False)
class AssetDetail(Asset):
    """A media file of the account, with the metadata extracted from it."""

    hls: AssetHls | None = None
    """The HLS stream, if requested."""
    thumbnail: AssetThumbnail | None = None
    """The thumbnail, if requested."""
    technical_metadata: TechnicalMetadata | None = None
    """Technical metadata read from the file."""
    size: int | None = None
    """The size of the file in bytes. Final once the asset is ready."""
    duration: float | None = None
    """The duration in seconds. Final once the asset is ready."""
    error: AssetError | None = None
    """Why it failed, if the status is failed."""

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
                hls=AssetHls.from_dict(v) if (v := d.pop("hls", None)) is not None else None,
                thumbnail=AssetThumbnail.from_dict(v) if (v := d.pop("thumbnail", None)) is not None else None,
                technical_metadata=TechnicalMetadata.from_dict(v)
                if (v := d.pop("technical_metadata", None)) is not None
                else None,
                size=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("size", None)) is not None else None,
                duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("duration", None)) is not None
                else None,
                error=AssetError.from_dict(v) if (v := d.pop("error", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.asset_error import AssetError
from ..models.asset_hls import AssetHls
from ..models.asset_source import AssetSource
from ..models.asset_thumbnail import AssetThumbnail
from ..models.technical_metadata import TechnicalMetadata
