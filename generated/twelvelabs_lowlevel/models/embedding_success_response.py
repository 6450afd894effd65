from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d


@_define(repr=False)
class EmbeddingSuccessResponse(_e.Embeddings):
    """Embeddings, with metadata of what was embedded."""

    _holders: ClassVar[tuple[str, ...]] = ("data",)

    data: list[EmbeddingData]
    """The embeddings."""
    usage: EmbeddingUsage | None = None
    """Token usage, with Marengo 3.5."""
    metadata: (
        EmbeddingMediaMetadataImage
        | EmbeddingMediaMetadataTextImage
        | EmbeddingMediaMetadataAudio
        | EmbeddingMediaMetadataVideo
        | EmbeddingMediaMetadataMultiInput
        | EmbeddingMediaMetadataOther
        | None
    ) = None
    """Metadata of what was embedded."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                data=[EmbeddingData.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("data")) is not None
                else _d.NULL,
                usage=EmbeddingUsage.from_dict(v) if (v := d.pop("usage", None)) is not None else None,
                metadata=_d.to_member(
                    v,
                    "input_type",
                    {
                        "image": EmbeddingMediaMetadataImage.from_dict,
                        "text_image": EmbeddingMediaMetadataTextImage.from_dict,
                        "audio": EmbeddingMediaMetadataAudio.from_dict,
                        "video": EmbeddingMediaMetadataVideo.from_dict,
                        "multi_input": EmbeddingMediaMetadataMultiInput.from_dict,
                    },
                    EmbeddingMediaMetadataOther.from_dict,
                )
                if (v := d.pop("metadata", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.embedding_data import EmbeddingData
from ..models.embedding_media_metadata_audio import EmbeddingMediaMetadataAudio
from ..models.embedding_media_metadata_image import EmbeddingMediaMetadataImage
from ..models.embedding_media_metadata_multi_input import EmbeddingMediaMetadataMultiInput
from ..models.embedding_media_metadata_other import EmbeddingMediaMetadataOther
from ..models.embedding_media_metadata_text_image import EmbeddingMediaMetadataTextImage
from ..models.embedding_media_metadata_video import EmbeddingMediaMetadataVideo
from ..models.embedding_usage import EmbeddingUsage
