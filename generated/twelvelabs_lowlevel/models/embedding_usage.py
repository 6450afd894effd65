from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.embedding_truncation_reason import EmbeddingTruncationReason


@_define(repr=False)
class EmbeddingUsage(_d.ResponseModel):
    """Token usage of an embedding. Returned by Marengo 3.5 only."""

    input_tokens: dict[str, Any]
    """Tokens by type of content, such as text or image."""
    truncated: bool
    """Whether content was truncated."""
    truncation_reason: EmbeddingTruncationReason | None = None
    """Why it was truncated, if it was."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                input_tokens=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("input_tokens")) is not None
                else _d.NULL,
                truncated=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("truncated")) is not None
                else _d.NULL,
                truncation_reason=_d.to_enum(EmbeddingTruncationReason, v)
                if (v := d.pop("truncation_reason", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
