from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.batch_status import BatchStatus


@_define(repr=False)
class CreateAnalyzeBatchResponse(_d.ResponseModel):
    """A new batch."""

    batch_id: str
    """The id of the batch."""
    status: BatchStatus
    """The status of the batch, initially pending."""
    total_items: int
    """Number of tasks."""
    created_at: datetime.datetime
    """When it was created."""
    expires_at: datetime.datetime
    """When it expires: 24 hours after creation."""
    items: list[CreatedBatchItem]
    """Its tasks."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                batch_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("batch_id")) is not None else _d.NULL,
                status=_d.to_enum(BatchStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                total_items=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_items")) is not None
                else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                expires_at=_d.to_time(v) if (v := d.pop("expires_at")) is not None else _d.NULL,
                items=[CreatedBatchItem.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("items")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.created_batch_item import CreatedBatchItem
