from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class ReportChunkBatchResponse(_d.ResponseModel):
    """What has been reported so far."""

    asset_id: str
    """The id of the asset."""
    processed_chunks: int
    """How many parts this call has added."""
    duplicate_chunks: int
    """How many parts of this call were known already."""
    total_completed: int
    """How many parts are known now."""
    url: str | None = None
    """Where the file is, when every part has been reported."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                asset_id=d.pop("asset_id"),
                processed_chunks=d.pop("processed_chunks"),
                duplicate_chunks=d.pop("duplicate_chunks"),
                total_completed=d.pop("total_completed"),
                url=d.pop("url", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(ReportChunkBatchResponse, src_dict, d, error) from error
        model.additional_properties = d
        return model
