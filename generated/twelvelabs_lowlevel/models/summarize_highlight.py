from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class SummarizeHighlight(_d.ResponseModel):
    """A highlight of a video."""

    start: int | None = None
    """Where it begins, in whole seconds; start_sec is exact."""
    end: int | None = None
    """Where it ends, in whole seconds; end_sec is exact."""
    start_sec: float | None = None
    """Where it begins, in seconds."""
    end_sec: float | None = None
    """Where it ends, in seconds."""
    highlight: str | None = None
    """Its title."""
    highlight_summary: str | None = None
    """What happens in it."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                start=d.pop("start", None),
                end=d.pop("end", None),
                start_sec=d.pop("start_sec", None),
                end_sec=d.pop("end_sec", None),
                highlight=d.pop("highlight", None),
                highlight_summary=d.pop("highlight_summary", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(SummarizeHighlight, src_dict, d, error) from error
        model.additional_properties = d
        return model
