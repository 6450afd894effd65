from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define

from .. import responses as _d
from ..models.analyze_task_webhook_event_base import AnalyzeTaskWebhookEventBase


@_define(repr=False)
class AnalyzeTaskCanceledWebhookEvent(AnalyzeTaskWebhookEventBase):
    """An analysis task was canceled."""

    type: Literal["analyze.task.canceled"]
    """Always analyze.task.canceled."""
    data: AnalyzeTaskCanceledWebhookData
    """The task."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                type=_d.to_const(v, "analyze.task.canceled") if (v := d.pop("type")) is not None else _d.NULL,
                data=AnalyzeTaskCanceledWebhookData.from_dict(v) if (v := d.pop("data")) is not None else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_canceled_webhook_data import AnalyzeTaskCanceledWebhookData
