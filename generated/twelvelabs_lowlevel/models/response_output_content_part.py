from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.response_output_content_part_type import ResponseOutputContentPartType


@_define(repr=False)
class ResponseOutputContentPart(_d.ResponseModel):
    """A part of a message."""

    type: ResponseOutputContentPartType
    """Always output_text."""
    text: str
    """The text."""
    annotations: list[ResponseAnnotation]
    """What the text cites."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_enum(ResponseOutputContentPartType, v) if (v := d.pop("type")) is not None else _d.NULL,
                text=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("text")) is not None else _d.NULL,
                annotations=[ResponseAnnotation.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("annotations")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.response_annotation import ResponseAnnotation
