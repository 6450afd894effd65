from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class KnowledgeStoreItemCollection(_d.ResponseModel):
    """A named collection of items."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the collection, with the prefix ksic_."""
    name: str
    """Its name."""
    created_at: datetime.datetime
    """When it was created."""
    knowledge_store_id: str | None = None
    """The id of the knowledge store."""
    description: str | None = None
    """Its description."""
    metadata: dict[str, Any] | None = None
    """User metadata of the collection."""
    member_count: int | None = None
    """Number of items."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                name=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("name")) is not None else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                knowledge_store_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("knowledge_store_id", None)) is not None
                else None,
                description=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("description", None)) is not None
                else None,
                metadata=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("metadata", None)) is not None
                else None,
                member_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("member_count", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
