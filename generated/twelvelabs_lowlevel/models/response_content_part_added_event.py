from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define

from .. import responses as _d
from ..models.response_stream_event_base import ResponseStreamEventBase


@_define(repr=False)
class ResponseContentPartAddedEvent(ResponseStreamEventBase):
    """A content part of a message has started."""

    type: Literal["response.content_part.added"]
    """Always response.content_part.added."""
    part: ResponseOutputContentPart
    """The part so far."""
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
                type=_d.to_const(v, "response.content_part.added") if (v := d.pop("type")) is not None else _d.NULL,
                part=ResponseOutputContentPart.from_dict(v) if (v := d.pop("part")) is not None else _d.NULL,
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


# At the end, so that models can refer to each other in cycles.
from ..models.response_output_content_part import ResponseOutputContentPart
