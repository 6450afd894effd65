from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.connection_provider import ConnectionProvider
from ..models.import_ import Import


@_define(repr=False)
class ImportDetail(Import):
    """An import with its files."""

    items: list[ImportItem] = _field(kw_only=True)
    """The files."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                connection_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("connection_id")) is not None
                else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                items=[ImportItem.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("items")) is not None
                else _d.NULL,
                provider=_d.to_enum(ConnectionProvider, v) if (v := d.pop("provider", None)) is not None else None,
                custom_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("custom_id", None)) is not None
                else None,
                item_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("item_count", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.import_item import ImportItem
