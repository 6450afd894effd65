from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d


@_define(repr=False)
class AudioEmbeddingResult(_e.Embeddings):
    _holders: ClassVar[tuple[str, ...]] = ("segments",)

    segments: list[AudioSegment] | None = None
    """The embeddings."""
    error_message: str | None = None
    """The error, if there was one."""
    metadata: BaseEmbeddingMetadata | None = None
    """Metadata of what was embedded."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                segments=[AudioSegment.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("segments", None)) is not None
                else None,
                error_message=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("error_message", None)) is not None
                else None,
                metadata=BaseEmbeddingMetadata.from_dict(v) if (v := d.pop("metadata", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.audio_segment import AudioSegment
from ..models.base_embedding_metadata import BaseEmbeddingMetadata
