from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class IncompleteUploadPage(_d.ResponseModel):
    data: list[IncompleteUploadSummary]
    """The sessions of this page."""
    page_info: PageInfo
    """Pagination details."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                data=[IncompleteUploadSummary.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("data")) is not None
                else _d.NULL,
                page_info=PageInfo.from_dict(v) if (v := d.pop("page_info")) is not None else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.incomplete_upload_summary import IncompleteUploadSummary
from ..models.page_info import PageInfo
