from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.response_output_item_role import ResponseOutputItemRole
from ..models.response_output_item_type import ResponseOutputItemType
from ..models.response_status import ResponseStatus


@_define(repr=False)
class ResponseOutputItem(_d.ResponseModel):
    """A message or an intermediate step. Only the fields that apply to its type are present."""

    type: ResponseOutputItemType
    """The type of item."""
    id: str
    """The id of the item."""
    status: ResponseStatus
    """in_progress, then completed, failed or incomplete."""
    role: ResponseOutputItemRole | None = None
    """The author of a message."""
    phase: str | None = None
    """final_answer for the message with the answer, commentary for an intermediate message. A message without a
    phase is an answer; a message with an unknown phase is not.
    """
    content: list[ResponseOutputContentPart] | None = None
    """The content parts of a message."""
    name: str | None = None
    """The function that was called."""
    call_id: str | None = None
    """The id of the call."""
    arguments: str | None = None
    """The arguments of the call, as JSON text."""
    output: str | None = None
    """What the function returned."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_enum(ResponseOutputItemType, v) if (v := d.pop("type")) is not None else _d.NULL,
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id")) is not None else _d.NULL,
                status=_d.to_enum(ResponseStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                role=_d.to_enum(ResponseOutputItemRole, v) if (v := d.pop("role", None)) is not None else None,
                phase=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("phase", None)) is not None else None,
                content=[ResponseOutputContentPart.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("content", None)) is not None
                else None,
                name=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("name", None)) is not None else None,
                call_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("call_id", None)) is not None else None,
                arguments=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("arguments", None)) is not None
                else None,
                output=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("output", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.response_output_content_part import ResponseOutputContentPart
