from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class StreamAnalyzeResponseStreamStart(_d.ResponseModel):
    """The first event of the stream."""

    event_type: Literal["stream_start"]
    """Always stream_start."""
    metadata: StreamStartMetadata | None = None
    """Metadata known at the start."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                event_type=_d.to_const(v, "stream_start") if (v := d.pop("event_type")) is not None else _d.NULL,
                metadata=StreamStartMetadata.from_dict(v) if (v := d.pop("metadata", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.stream_start_metadata import StreamStartMetadata
