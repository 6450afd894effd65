from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class KnowledgeStoreOtherHit(_d.ResponseModel):
    """A result of a type unknown to this client."""

    asset_type: _d.OtherTag
    """The type of item."""
    rank: int | None = None
    """Rank among the results; 1 is the best."""
    item_id: str | None = None
    """The id of the item."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                asset_type=_d.to_tag(v) if (v := d.pop("asset_type")) is not None else _d.NULL,
                rank=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("rank", None)) is not None else None,
                item_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("item_id", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
