from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class SearchPageInfo(_d.ResponseModel):
    """Where a page of results stands, and how to get to its neighbors."""

    limit_per_page: int
    """How many results a page holds at the most, clips or videos."""
    total_results: int
    """How many results there are in all, clips or videos."""
    page_expires_at: datetime.datetime | None = None
    """When the tokens of this page end."""
    total_inner_matches: int | None = None
    """How many clips there are in all, when grouped by video."""
    next_page_token: str | None = None
    """The token of the next page, if there is one."""
    prev_page_token: str | None = None
    """The token of the page before, if there is one."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                limit_per_page=d.pop("limit_per_page"),
                total_results=d.pop("total_results"),
                page_expires_at=_d.to_optional_datetime(v)
                if (v := d.pop("page_expires_at", None)) is not None
                else None,
                total_inner_matches=d.pop("total_inner_matches", None),
                next_page_token=d.pop("next_page_token", None),
                prev_page_token=d.pop("prev_page_token", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(SearchPageInfo, src_dict, d, error) from error
        model.additional_properties = d
        return model
