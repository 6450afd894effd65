from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analysis_mode import AnalysisMode
from ..models.batch_status import BatchStatus


@_define(repr=False)
class AnalyzeBatchSummary(_d.ResponseModel):
    """What each form of a batch has."""

    batch_id: str
    """The id of the batch."""
    analysis_mode: AnalysisMode
    """The mode."""
    model_name: str
    """The model, such as pegasus1.5."""
    status: BatchStatus
    """pending, processing or canceling, then completed, canceled or expired."""
    total_items: int
    """Number of tasks."""
    created_at: datetime.datetime
    """When it was created."""
    expires_at: datetime.datetime
    """When it expires: 24 hours after creation."""
    completed_at: datetime.datetime | None = None
    """When it was completed, if it was."""
    canceled_at: datetime.datetime | None = None
    """When it was canceled, if it was."""
    expired_at: datetime.datetime | None = None
    """When it expired, if it did."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                batch_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("batch_id")) is not None else _d.NULL,
                analysis_mode=_d.to_enum(AnalysisMode, v) if (v := d.pop("analysis_mode")) is not None else _d.NULL,
                model_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("model_name")) is not None
                else _d.NULL,
                status=_d.to_enum(BatchStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                total_items=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("total_items")) is not None
                else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                expires_at=_d.to_time(v) if (v := d.pop("expires_at")) is not None else _d.NULL,
                completed_at=_d.to_time(v) if (v := d.pop("completed_at", None)) is not None else None,
                canceled_at=_d.to_time(v) if (v := d.pop("canceled_at", None)) is not None else None,
                expired_at=_d.to_time(v) if (v := d.pop("expired_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
