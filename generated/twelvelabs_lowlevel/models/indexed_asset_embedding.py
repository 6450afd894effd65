from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d


@_define(repr=False)
class IndexedAssetEmbedding(_e.Embeddings):
    _holders: ClassVar[tuple[str, ...]] = ("video_embedding",)

    model_name: str | None = None
    """The model that created the embeddings."""
    video_embedding: VideoEmbedding | None = None
    """The embeddings."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                model_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("model_name", None)) is not None
                else None,
                video_embedding=VideoEmbedding.from_dict(v)
                if (v := d.pop("video_embedding", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.video_embedding import VideoEmbedding
