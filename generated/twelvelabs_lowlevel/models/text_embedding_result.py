from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d


@_define(repr=False)
class TextEmbeddingResult(_e.Embeddings):
    _holders: ClassVar[tuple[str, ...]] = ("segments",)

    error_message: str | None = None
    """The error, if there was one."""
    segments: list[BaseSegment] | None = None
    """The embeddings."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                error_message=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("error_message", None)) is not None
                else None,
                segments=[BaseSegment.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("segments", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.base_segment import BaseSegment
