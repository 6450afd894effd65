from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class ResponseOutputItemDoneEvent(_d.ResponseModel):
    """An output item is complete."""

    type: Literal["response.output_item.done"]
    """Always response.output_item.done."""
    item: ResponseOutputItem
    """The complete item."""
    sequence_number: int
    """Sequence number of the event in the stream."""
    output_index: int | None = None
    """Index of the item in the output, from 0."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_const(v, "response.output_item.done") if (v := d.pop("type")) is not None else _d.NULL,
                item=ResponseOutputItem.from_dict(v) if (v := d.pop("item")) is not None else _d.NULL,
                sequence_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("sequence_number")) is not None
                else _d.NULL,
                output_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("output_index", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.response_output_item import ResponseOutputItem
