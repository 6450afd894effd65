from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class ResponseUsage(_d.ResponseModel):
    input_tokens: int | None = None
    """Number of input tokens."""
    output_tokens: int | None = None
    """Number of output tokens."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                input_tokens=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("input_tokens", None)) is not None
                else None,
                output_tokens=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("output_tokens", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
