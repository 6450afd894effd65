from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class ImportResult(_d.ResponseModel):
    """A new import."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the import."""
    items: list[ImportItem]
    """The files in the order of the request."""
    has_failures: bool | None = None
    """Whether any file was rejected."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                items=[ImportItem.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("items")) is not None
                else _d.NULL,
                has_failures=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("has_failures", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.import_item import ImportItem
