from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class StreamAnalyzeResponseTextGeneration(_d.ResponseModel):
    """A piece of the text."""

    event_type: Literal["text_generation"]
    """Always text_generation."""
    text: str
    """The piece. It may begin and end anywhere, even within a word."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                event_type=_d.to_const(v, "text_generation") if (v := d.pop("event_type")) is not None else _d.NULL,
                text=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("text")) is not None else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
