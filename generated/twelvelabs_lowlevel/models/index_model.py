from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class IndexModel(_d.ResponseModel):
    """A model that an index has. Older indexes may have models that new ones cannot."""

    model_name: str
    """The model, such as marengo3.0."""
    model_options: list[str] | None = None
    """What it looks at."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                model_name=d.pop("model_name"),
                model_options=d.pop("model_options", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(IndexModel, src_dict, d, error) from error
        model.additional_properties = d
        return model
