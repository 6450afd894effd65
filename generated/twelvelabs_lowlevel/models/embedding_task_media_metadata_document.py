from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.document_embedding_scope import DocumentEmbeddingScope


@_define(repr=False)
class EmbeddingTaskMediaMetadataDocument(_d.ResponseModel):
    """Metadata of a document that was embedded in a task."""

    input_type: Literal["document"]
    """Always document."""
    input_url: str | None = None
    """Its URL, if given as a URL."""
    input_filename: str | None = None
    """The filename, if there is one."""
    embedding_options: list[str] | None = None
    """What was embedded."""
    embedding_scopes: list[DocumentEmbeddingScope] | None = None
    """The requested scopes."""
    embedding_dimension: int | None = None
    """Number of dimensions of an embedding."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                input_type=_d.to_const(v, "document") if (v := d.pop("input_type")) is not None else _d.NULL,
                input_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_url", None)) is not None
                else None,
                input_filename=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_filename", None)) is not None
                else None,
                embedding_options=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("embedding_options", None)) is not None
                else None,
                embedding_scopes=[_d.to_enum(DocumentEmbeddingScope, i0) for i0 in _d.to_list(v)]
                if (v := d.pop("embedding_scopes", None)) is not None
                else None,
                embedding_dimension=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("embedding_dimension", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
