from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define

from .. import responses as _d
from ..models.response_stream_event_base import ResponseStreamEventBase


@_define(repr=False)
class ResponseOutputTextDoneEvent(ResponseStreamEventBase):
    """The text of a content part is complete."""

    type: Literal["response.output_text.done"]
    """Always response.output_text.done."""
    text: str
    """The complete text."""
    item_id: str | None = None
    """The id of the message."""
    output_index: int | None = None
    """Index of the message in the output, from 0."""
    content_index: int | None = None
    """Index of the part in the message, from 0."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                sequence_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("sequence_number")) is not None
                else _d.NULL,
                type=_d.to_const(v, "response.output_text.done") if (v := d.pop("type")) is not None else _d.NULL,
                text=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("text")) is not None else _d.NULL,
                item_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("item_id", None)) is not None else None,
                output_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("output_index", None)) is not None
                else None,
                content_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("content_index", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
