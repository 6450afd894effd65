from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class ResponseOtherEvent(_d.ResponseModel):
    """An event of a type unknown to this client. Ignore it."""

    type: _d.OtherTag
    """The type of event."""
    sequence_number: int | None = None
    """Sequence number of the event in the stream."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_tag(v) if (v := d.pop("type")) is not None else _d.NULL,
                sequence_number=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("sequence_number", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
