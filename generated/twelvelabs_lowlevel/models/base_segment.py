from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import embeddings as _e
from .. import responses as _d


@_define(repr=False)
class BaseSegment(_e.Embedding):
    _wire: ClassVar[Mapping[str, str]] = {"float_": "float"}

    _vector: ClassVar[str] = "float_"

    float_: list[float] | None = None
    """The vector."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                float_=_d.to_numbers(v) if (v := d.pop("float", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
