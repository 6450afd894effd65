from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class EffectiveEnrichmentDescription(_d.ResponseModel):
    """What is extracted, described in words."""

    type: Literal["description"]
    """Always description."""
    description: str
    """The description."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                type=_d.to_const(v, "description") if (v := d.pop("type")) is not None else _d.NULL,
                description=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("description")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
