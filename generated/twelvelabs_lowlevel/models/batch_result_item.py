from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.batch_item_status import BatchItemStatus


@_define(repr=False)
class BatchResultItem(_d.ResponseModel):
    """A task of a batch, with its result."""

    task_id: str
    """The id of the task."""
    status: BatchItemStatus
    """queued or processing, then ready, failed or canceled."""
    custom_id: str | None = None
    """Your own label for the analysis, null if it has none."""
    data: AnalyzeTaskResult | None = None
    """The generated text, once the status is ready."""
    error: AnalyzeTaskError | None = None
    """Why it failed or was canceled, if it was."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                task_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("task_id")) is not None else _d.NULL,
                status=_d.to_enum(BatchItemStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                custom_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("custom_id", None)) is not None
                else None,
                data=AnalyzeTaskResult.from_dict(v) if (v := d.pop("data", None)) is not None else None,
                error=AnalyzeTaskError.from_dict(v) if (v := d.pop("error", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_error import AnalyzeTaskError
from ..models.analyze_task_result import AnalyzeTaskResult
