from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class SearchPool(_d.ResponseModel):
    """What was searched."""

    total_count: int | None = None
    """How many videos there are in the index."""
    total_duration: float | None = None
    """Their duration in seconds."""
    index_id: str | None = None
    """The id of the index."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                total_count=d.pop("total_count", None),
                total_duration=d.pop("total_duration", None),
                index_id=d.pop("index_id", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(SearchPool, src_dict, d, error) from error
        model.additional_properties = d
        return model
