from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class IndexModel(_d.ResponseModel):
    """A model of an index. Older indexes may have models that new indexes cannot use."""

    model_name: str
    """The model, such as marengo3.0."""
    model_options: list[str] | None = None
    """The modalities that it indexes."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                model_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("model_name")) is not None
                else _d.NULL,
                model_options=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("model_options", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
