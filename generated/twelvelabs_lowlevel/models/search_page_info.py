from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class SearchPageInfo(_d.ResponseModel):
    """Pagination details, with the tokens of the adjacent pages."""

    limit_per_page: int
    """Maximum number of results per page, clips or videos."""
    total_results: int
    """Total number of results, clips or videos."""
    page_expires_at: datetime.datetime | None = None
    """When the page tokens expire."""
    total_inner_matches: int | None = None
    """Total number of clips, when grouped by video."""
    next_page_token: str | None = None
    """Token of the next page, if there is one."""
    prev_page_token: str | None = None
    """Token of the previous page, if there is one."""
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
                total_results=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_results")) is not None
                else _d.NULL,
                page_expires_at=_d.to_time(v) if (v := d.pop("page_expires_at", None)) is not None else None,
                total_inner_matches=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_inner_matches", None)) is not None
                else None,
                next_page_token=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("next_page_token", None)) is not None
                else None,
                prev_page_token=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("prev_page_token", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
