from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analyze_task_status import AnalyzeTaskStatus


@_define(repr=False)
class CreateAnalyzeTaskResponse(_d.ResponseModel):
    """A new analysis task."""

    task_id: str
    """The id of the task."""
    status: AnalyzeTaskStatus
    """The status of the task, initially queued."""
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
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
