from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define

from .. import responses as _d
from ..models.response_stream_event_base import ResponseStreamEventBase


@_define(repr=False)
class ResponseOutputItemDoneEvent(ResponseStreamEventBase):
    """An output item is complete."""

    type: Literal["response.output_item.done"]
    """Always response.output_item.done."""
    item: ResponseOutputItem
    """The complete item."""
    output_index: int | None = None
    """Index of the item in the output, from 0."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                sequence_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("sequence_number")) is not None
                else _d.NULL,
                type=_d.to_const(v, "response.output_item.done") if (v := d.pop("type")) is not None else _d.NULL,
                item=ResponseOutputItem.from_dict(v) if (v := d.pop("item")) is not None else _d.NULL,
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
