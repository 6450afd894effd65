from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analysis_mode import AnalysisMode
from ..models.analyze_batch_summary import AnalyzeBatchSummary
from ..models.batch_status import BatchStatus


@_define(repr=False)
class AnalyzeBatchStatusResponse(AnalyzeBatchSummary):
    """A batch, with the number of its tasks by status."""

    queued_items: int = _field(kw_only=True)
    """Number of tasks that are waiting."""
    processing_items: int = _field(kw_only=True)
    """Number of tasks in progress."""
    ready_items: int = _field(kw_only=True)
    """Number of tasks with a result."""
    failed_items: int = _field(kw_only=True)
    """Number of tasks that failed."""
    canceled_items: int = _field(kw_only=True)
    """Number of tasks that were canceled."""
    webhooks: list[AnalyzeTaskWebhookInfo] | None = None
    """The status of the batch's webhook deliveries."""

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
                queued_items=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("queued_items")) is not None
                else _d.NULL,
                processing_items=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("processing_items")) is not None
                else _d.NULL,
                ready_items=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("ready_items")) is not None
                else _d.NULL,
                failed_items=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("failed_items")) is not None
                else _d.NULL,
                canceled_items=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("canceled_items")) is not None
                else _d.NULL,
                completed_at=_d.to_time(v) if (v := d.pop("completed_at", None)) is not None else None,
                canceled_at=_d.to_time(v) if (v := d.pop("canceled_at", None)) is not None else None,
                expired_at=_d.to_time(v) if (v := d.pop("expired_at", None)) is not None else None,
                webhooks=[AnalyzeTaskWebhookInfo.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("webhooks", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_webhook_info import AnalyzeTaskWebhookInfo
