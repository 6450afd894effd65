from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class ResponseOutputTextDeltaEvent(_d.ResponseModel):
    """More text."""

    type: Literal["response.output_text.delta"]
    """Always response.output_text.delta."""
    delta: str
    """What to add to the text."""
    sequence_number: int
    """The number of the event in the stream."""
    item_id: str | None = None
    """The id of the message."""
    output_index: int | None = None
    """The place of the message in the output, from 0."""
    content_index: int | None = None
    """The place of the part in the message, from 0."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_const(v, "response.output_text.delta") if (v := d.pop("type")) is not None else _d.NULL,
                delta=d.pop("delta"),
                sequence_number=d.pop("sequence_number"),
                item_id=d.pop("item_id", None),
                output_index=d.pop("output_index", None),
                content_index=d.pop("content_index", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(ResponseOutputTextDeltaEvent, src_dict, d, error) from error
        model.additional_properties = d
        return model
