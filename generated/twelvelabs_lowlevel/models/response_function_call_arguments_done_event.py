from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define

from .. import responses as _d
from ..models.response_stream_event_base import ResponseStreamEventBase


@_define(repr=False)
class ResponseFunctionCallArgumentsDoneEvent(ResponseStreamEventBase):
    """The arguments of a function call are complete."""

    type: Literal["response.function_call_arguments.done"]
    """Always response.function_call_arguments.done."""
    arguments: str
    """The arguments, as JSON text."""
    item_id: str | None = None
    """The id of the function call's item."""
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
                type=_d.to_const(v, "response.function_call_arguments.done")
                if (v := d.pop("type")) is not None
                else _d.NULL,
                arguments=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("arguments")) is not None
                else _d.NULL,
                item_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("item_id", None)) is not None else None,
                output_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("output_index", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
