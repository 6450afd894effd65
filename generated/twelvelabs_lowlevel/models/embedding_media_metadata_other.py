from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class EmbeddingMediaMetadataOther(_d.ResponseModel):
    """About content of a kind that is not known here."""

    input_type: str
    """The kind of content."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                input_type=d.pop("input_type"),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(EmbeddingMediaMetadataOther, src_dict, d, error) from error
        model.additional_properties = d
        return model
