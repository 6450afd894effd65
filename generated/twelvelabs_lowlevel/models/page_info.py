from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class PageInfo(_d.ResponseModel):
    """The position of a page in its list."""

    limit_per_page: int
    """Maximum number of items per page."""
    page: int
    """The page number, from 1."""
    total_page: int
    """Total number of pages."""
    total_results: int
    """Total number of items on all pages."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                limit_per_page=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("limit_per_page")) is not None
                else _d.NULL,
                page=(v if type(v) is int else _d.to_integer(v)) if (v := d.pop("page")) is not None else _d.NULL,
                total_page=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_page")) is not None
                else _d.NULL,
                total_results=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_results")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
