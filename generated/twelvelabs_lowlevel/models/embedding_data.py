from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d
from ..models.embedding_data_option import EmbeddingDataOption
from ..models.embedding_data_scope import EmbeddingDataScope
from ..models.embedding_quadrant import EmbeddingQuadrant


@_define(repr=False)
class EmbeddingData(_e.Embedding):
    """An embedding, and the part of the content that it represents."""

    _vector: ClassVar[str] = "embedding"

    embedding: list[float]
    """The vector."""
    embedding_uncertainty: list[float] | None = None
    """Uncertainty of each component of the vector, if requested. Higher is less certain."""
    embedding_option: EmbeddingDataOption | None = None
    """What was embedded. null for text, and for images embedded synchronously."""
    embedding_scope: EmbeddingDataScope | None = None
    """The scope of the embedding. null for text, and for images embedded synchronously."""
    start_sec: float | None = None
    """Start of the segment in seconds, for content with a time axis."""
    end_sec: float | None = None
    """End of the segment in seconds, for content with a time axis."""
    start_page_number: int | None = None
    """The first page, from 1, for pages of a PDF."""
    end_page_number: int | None = None
    """The last page, from 1 and inclusive, for pages of a PDF."""
    quadrant: EmbeddingQuadrant | None = None
    """The quarter of the page, if it represents one."""
    chunk_index: int | None = None
    """Index of the chunk in the file, from 0, if it represents one. Embeddings come in no particular order."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                embedding=_d.to_numbers(v) if (v := d.pop("embedding")) is not None else _d.NULL,
                embedding_uncertainty=_d.to_numbers(v)
                if (v := d.pop("embedding_uncertainty", None)) is not None
                else None,
                embedding_option=_d.to_enum(EmbeddingDataOption, v)
                if (v := d.pop("embedding_option", None)) is not None
                else None,
                embedding_scope=_d.to_enum(EmbeddingDataScope, v)
                if (v := d.pop("embedding_scope", None)) is not None
                else None,
                start_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_sec", None)) is not None
                else None,
                end_sec=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_sec", None)) is not None
                else None,
                start_page_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("start_page_number", None)) is not None
                else None,
                end_page_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("end_page_number", None)) is not None
                else None,
                quadrant=_d.to_enum(EmbeddingQuadrant, v) if (v := d.pop("quadrant", None)) is not None else None,
                chunk_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chunk_index", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
