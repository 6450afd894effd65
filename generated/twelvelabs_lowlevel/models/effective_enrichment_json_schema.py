from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class EffectiveEnrichmentJsonSchema(_d.ResponseModel):
    """What is extracted, as a JSON Schema."""

    type: Literal["json_schema"]
    """Always json_schema."""
    json_schema: dict[str, Any]
    """The schema."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_const(v, "json_schema") if (v := d.pop("type")) is not None else _d.NULL,
                json_schema=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("json_schema")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
