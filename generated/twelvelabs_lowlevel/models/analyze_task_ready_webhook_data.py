from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analyze_task_status import AnalyzeTaskStatus
from ..models.analyze_task_webhook_data_base import AnalyzeTaskWebhookDataBase


@_define(repr=False)
class AnalyzeTaskReadyWebhookData(AnalyzeTaskWebhookDataBase):
    """An analysis task that is ready. Retrieve the task for its result."""

    status: AnalyzeTaskStatus = _field(kw_only=True)
    """Always ready."""
    error: AnalyzeTaskWebhookError | None = None
    """A warning, if there is one."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                status=_d.to_enum(AnalyzeTaskStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                custom_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("custom_id", None)) is not None
                else None,
                video_source=AnalyzeTaskWebhookVideoSource.from_dict(v)
                if (v := d.pop("video_source", None)) is not None
                else None,
                error=AnalyzeTaskWebhookError.from_dict(v) if (v := d.pop("error", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_webhook_error import AnalyzeTaskWebhookError
from ..models.analyze_task_webhook_video_source import AnalyzeTaskWebhookVideoSource
