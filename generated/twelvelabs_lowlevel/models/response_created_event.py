from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define

from .. import responses as _d
from ..models.response_stream_event_base import ResponseStreamEventBase


@_define(repr=False)
class ResponseCreatedEvent(ResponseStreamEventBase):
    """The response was created."""

    type: Literal["response.created"]
    """Always response.created."""
    response: ResponseObject
    """The response so far."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                sequence_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("sequence_number")) is not None
                else _d.NULL,
                type=_d.to_const(v, "response.created") if (v := d.pop("type")) is not None else _d.NULL,
                response=ResponseObject.from_dict(v) if (v := d.pop("response")) is not None else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.response_object import ResponseObject
