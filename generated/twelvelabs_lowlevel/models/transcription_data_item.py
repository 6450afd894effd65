from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class TranscriptionDataItem(_d.ResponseModel):
    start: float | None = None
    """Where it begins, in seconds."""
    end: float | None = None
    """Where it ends, in seconds."""
    value: str | None = None
    """The words."""
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
                value=d.pop("value", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(TranscriptionDataItem, src_dict, d, error) from error
        model.additional_properties = d
        return model
