from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d


@_define(repr=False)
class EmbeddingResponse(_e.Embeddings):
    """Embeddings of the inputs that were given."""

    _holders: ClassVar[tuple[str, ...]] = (
        "text_embedding",
        "image_embedding",
        "audio_embedding",
    )

    model_name: str
    """The model that created the embeddings."""
    text_embedding: TextEmbeddingResult | None = None
    """The embedding of the text, if given."""
    image_embedding: ImageEmbeddingResult | None = None
    """The embedding of the image, if given."""
    audio_embedding: AudioEmbeddingResult | None = None
    """The embedding of the audio, if given."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                model_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("model_name")) is not None
                else _d.NULL,
                text_embedding=TextEmbeddingResult.from_dict(v)
                if (v := d.pop("text_embedding", None)) is not None
                else None,
                image_embedding=ImageEmbeddingResult.from_dict(v)
                if (v := d.pop("image_embedding", None)) is not None
                else None,
                audio_embedding=AudioEmbeddingResult.from_dict(v)
                if (v := d.pop("audio_embedding", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.audio_embedding_result import AudioEmbeddingResult
from ..models.image_embedding_result import ImageEmbeddingResult
from ..models.text_embedding_result import TextEmbeddingResult
