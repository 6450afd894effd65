from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.response_object_type import ResponseObjectType
from ..models.response_status import ResponseStatus


@_define(repr=False)
class ResponseObject(_d.ResponseModel):
    """A response to a question about a knowledge store."""

    id: str
    """The id of the response."""
    status: ResponseStatus
    """in_progress, then completed, failed or incomplete."""
    output: list[ResponseOutputItem]
    """The answer, with the intermediate steps if requested."""
    created_at: datetime.datetime
    """When the response was created."""
    knowledge_store_id: str | None = None
    """The id of the knowledge store."""
    session_id: str | None = None
    """The session; give it to continue the conversation."""
    type: ResponseObjectType | None = None
    """Always response."""
    object: ResponseObjectType | None = None
    """The same as type."""
    incomplete_details: ResponseIncompleteDetails | None = None
    """Why the answer was truncated, if the status is incomplete; else null."""
    usage: ResponseUsage | None = None
    """Token usage."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id")) is not None else _d.NULL,
                status=_d.to_enum(ResponseStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                output=[ResponseOutputItem.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("output")) is not None
                else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                knowledge_store_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("knowledge_store_id", None)) is not None
                else None,
                session_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("session_id", None)) is not None
                else None,
                type=_d.to_enum(ResponseObjectType, v) if (v := d.pop("type", None)) is not None else None,
                object=_d.to_enum(ResponseObjectType, v) if (v := d.pop("object", None)) is not None else None,
                incomplete_details=ResponseIncompleteDetails.from_dict(v)
                if (v := d.pop("incomplete_details", None)) is not None
                else None,
                usage=ResponseUsage.from_dict(v) if (v := d.pop("usage", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.response_incomplete_details import ResponseIncompleteDetails
from ..models.response_output_item import ResponseOutputItem
from ..models.response_usage import ResponseUsage
