from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define

from .. import embeddings as _e
from .. import responses as _d
from ..models.indexed_asset import IndexedAsset
from ..models.indexed_asset_status import IndexedAssetStatus


@_define(repr=False)
class IndexedAssetDetailed(IndexedAsset, _e.Embeddings):
    """An asset in an index, with its metadata and the requested extras."""

    _holders: ClassVar[tuple[str, ...]] = ("embedding",)

    user_metadata: dict[str, Any] | None = None
    """User metadata for the indexed asset."""
    hls: HlsObject | None = None
    """The HLS stream, if requested."""
    embedding: IndexedAssetEmbedding | None = None
    """The embeddings, if requested."""
    transcription: list[TranscriptionDataItem] | None = None
    """The transcription, if requested."""

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
                user_metadata=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("user_metadata", None)) is not None
                else None,
                hls=HlsObject.from_dict(v) if (v := d.pop("hls", None)) is not None else None,
                embedding=IndexedAssetEmbedding.from_dict(v) if (v := d.pop("embedding", None)) is not None else None,
                transcription=[TranscriptionDataItem.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("transcription", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.hls_object import HlsObject
from ..models.indexed_asset_embedding import IndexedAssetEmbedding
from ..models.indexed_asset_system_metadata import IndexedAssetSystemMetadata
from ..models.transcription_data_item import TranscriptionDataItem
