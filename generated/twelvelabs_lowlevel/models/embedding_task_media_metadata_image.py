from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.image_embedding_scope import ImageEmbeddingScope


@_define
class EmbeddingTaskMediaMetadataImage(_d.ResponseModel):
    """About an image that was embedded in a task."""

    input_type: Literal["image"]
    """Always image."""
    input_url: str | None = None
    """Its URL, if it was given by one."""
    input_filename: str | None = None
    """The name of the file, if it has one."""
    embedding_options: list[str] | None = None
    """What was looked at."""
    embedding_scopes: list[ImageEmbeddingScope] | None = None
    """Which embeddings were asked for."""
    embedding_dimension: int | None = None
    """How many numbers the embedding has."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                input_type=_d.to_const(v, "image") if (v := d.pop("input_type")) is not None else _d.NULL,
                input_url=d.pop("input_url", None),
                input_filename=d.pop("input_filename", None),
                embedding_options=d.pop("embedding_options", None),
                embedding_scopes=[ImageEmbeddingScope(i0) for i0 in v]
                if (v := d.pop("embedding_scopes", None)) is not None
                else None,
                embedding_dimension=d.pop("embedding_dimension", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(EmbeddingTaskMediaMetadataImage, src_dict, d, error) from error
        model.additional_properties = d
        return model
