from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class KnowledgeStoreOtherHit(_d.ResponseModel):
    """A result of a kind that this contract does not know."""

    asset_type: str
    """The kind of item."""
    rank: int | None = None
    """The place among the results, 1 for the best."""
    item_id: str | None = None
    """The id of the item."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                asset_type=d.pop("asset_type"),
                rank=d.pop("rank", None),
                item_id=d.pop("item_id", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(KnowledgeStoreOtherHit, src_dict, d, error) from error
        model.additional_properties = d
        return model
