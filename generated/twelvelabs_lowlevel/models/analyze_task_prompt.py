from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskPrompt(_d.ResponseModel):
    input_text: str | None = None
    """The instructions for the model."""
    media_sources: list[AnalyzeTaskMediaSource] | None = None
    """The images that the prompt refers to."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                input_text=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_text", None)) is not None
                else None,
                media_sources=[AnalyzeTaskMediaSource.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("media_sources", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_media_source import AnalyzeTaskMediaSource
