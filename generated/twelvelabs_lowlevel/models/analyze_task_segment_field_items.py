from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskSegmentFieldItems(_d.ResponseModel):
    type: str
    """The type of each item."""
    fields: list[AnalyzeTaskTimeArrayItemField] | None = None
    """The fields of each item, for items of type object."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("type")) is not None else _d.NULL,
                fields=[AnalyzeTaskTimeArrayItemField.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("fields", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_time_array_item_field import AnalyzeTaskTimeArrayItemField
