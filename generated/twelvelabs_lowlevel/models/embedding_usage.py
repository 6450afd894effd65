from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.embedding_truncation_reason import EmbeddingTruncationReason


@_define
class EmbeddingUsage(_d.ResponseModel):
    """What embedding has used up. Only Marengo 3.5 tells it."""

    input_tokens: dict[str, Any]
    """Tokens by kind of content, such as text or image."""
    truncated: bool
    """Whether something was cut off."""
    truncation_reason: EmbeddingTruncationReason | None = None
    """Why it was cut off, if it was."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                input_tokens=d.pop("input_tokens"),
                truncated=d.pop("truncated"),
                truncation_reason=EmbeddingTruncationReason(v)
                if (v := d.pop("truncation_reason", None)) is not None
                else None,
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(EmbeddingUsage, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
