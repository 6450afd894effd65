from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.knowledge_store_item_asset_type import KnowledgeStoreItemAssetType
from ..models.knowledge_store_item_status import KnowledgeStoreItemStatus


@_define(repr=False)
class KnowledgeStoreItem(_d.ResponseModel):
    """An asset in a knowledge store."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the item, with the prefix ksi_."""
    asset_type: KnowledgeStoreItemAssetType
    """The type of the asset."""
    asset_id: str
    """The id of the asset."""
    status: KnowledgeStoreItemStatus
    """queued, pending (waiting for capacity) or processing, then ready or failed."""
    created_at: datetime.datetime
    """When the item was created."""
    system_metadata: KnowledgeStoreVideoMetadata | KnowledgeStoreImageMetadata | KnowledgeStoreOtherMetadata | None = (
        None
    )
    """Technical metadata extracted from the file."""
    metadata: dict[str, Any] | None = None
    """User metadata of the item."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                asset_type=_d.to_enum(KnowledgeStoreItemAssetType, v)
                if (v := d.pop("asset_type")) is not None
                else _d.NULL,
                asset_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("asset_id")) is not None else _d.NULL,
                status=_d.to_enum(KnowledgeStoreItemStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                system_metadata=_d.to_member(
                    v,
                    "asset_type",
                    {
                        "video": KnowledgeStoreVideoMetadata.from_dict,
                        "image": KnowledgeStoreImageMetadata.from_dict,
                    },
                    KnowledgeStoreOtherMetadata.from_dict,
                )
                if (v := d.pop("system_metadata", None)) is not None
                else None,
                metadata=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("metadata", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_image_metadata import KnowledgeStoreImageMetadata
from ..models.knowledge_store_other_metadata import KnowledgeStoreOtherMetadata
from ..models.knowledge_store_video_metadata import KnowledgeStoreVideoMetadata
