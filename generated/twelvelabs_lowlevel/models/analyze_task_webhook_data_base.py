from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskWebhookDataBase(_d.ResponseModel):
    """What the events of analysis tasks say of the task."""

    id: str
    """The id of the task."""
    created_at: datetime.datetime
    """When the task was created."""
    custom_id: str | None = None
    """Your own label for the task, null if it has none."""
    video_source: AnalyzeTaskWebhookVideoSource | None = None
    """The video."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                custom_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("custom_id", None)) is not None
                else None,
                video_source=AnalyzeTaskWebhookVideoSource.from_dict(v)
                if (v := d.pop("video_source", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_webhook_video_source import AnalyzeTaskWebhookVideoSource
