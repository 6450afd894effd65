from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analyze_task_status import AnalyzeTaskStatus


@_define(repr=False)
class AnalyzeTaskResponse(_d.ResponseModel):
    """An analysis task."""

    task_id: str
    """The id of the task."""
    status: AnalyzeTaskStatus
    """queued, pending or processing, then ready, failed or canceled."""
    created_at: datetime.datetime
    """When the task was created."""
    custom_id: str | None = None
    """Your own label for the task, null if it has none."""
    batch_id: str | None = None
    """The id of the batch that the task belongs to, if any."""
    video_source: AnalyzeTaskVideoSource | None = None
    """The video."""
    request_params: AnalyzeTaskRequestParams | None = None
    """The requested title, topics or hashtags."""
    completed_at: datetime.datetime | None = None
    """When the task finished, if it has."""
    result: AnalyzeTaskResult | None = None
    """The generated text, once the status is ready."""
    error: AnalyzeTaskError | None = None
    """Why it failed or was canceled; or a warning, if the text was truncated."""
    webhooks: list[AnalyzeTaskWebhookInfo] | None = None
    """The status of the task's webhook deliveries."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                task_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("task_id")) is not None else _d.NULL,
                status=_d.to_enum(AnalyzeTaskStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                custom_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("custom_id", None)) is not None
                else None,
                batch_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("batch_id", None)) is not None
                else None,
                video_source=AnalyzeTaskVideoSource.from_dict(v)
                if (v := d.pop("video_source", None)) is not None
                else None,
                request_params=AnalyzeTaskRequestParams.from_dict(v)
                if (v := d.pop("request_params", None)) is not None
                else None,
                completed_at=_d.to_time(v) if (v := d.pop("completed_at", None)) is not None else None,
                result=AnalyzeTaskResult.from_dict(v) if (v := d.pop("result", None)) is not None else None,
                error=AnalyzeTaskError.from_dict(v) if (v := d.pop("error", None)) is not None else None,
                webhooks=[AnalyzeTaskWebhookInfo.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("webhooks", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_error import AnalyzeTaskError
from ..models.analyze_task_request_params import AnalyzeTaskRequestParams
from ..models.analyze_task_result import AnalyzeTaskResult
from ..models.analyze_task_video_source import AnalyzeTaskVideoSource
from ..models.analyze_task_webhook_info import AnalyzeTaskWebhookInfo
