from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class NestedError(_d.ResponseModel):
    """Why a call failed, in the nested form that some operations use."""

    error: NestedErrorBody
    """The error."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                error=NestedErrorBody.from_dict(v) if (v := d.pop("error")) is not None else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.nested_error_body import NestedErrorBody
