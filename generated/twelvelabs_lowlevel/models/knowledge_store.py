from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class KnowledgeStore(_d.ResponseModel):
    """A knowledge store."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the knowledge store, with the prefix ks_."""
    name: str
    """Its name."""
    created_at: datetime.datetime
    """When it was created."""
    description: str | None = None
    """Its description."""
    ingestion_config: EffectiveIngestionConfig | None = None
    """How items are processed."""
    item_count: int | None = None
    """Number of items."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    metadata: dict[str, Any] | None = None
    """User metadata of the knowledge store."""
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
                description=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("description", None)) is not None
                else None,
                ingestion_config=EffectiveIngestionConfig.from_dict(v)
                if (v := d.pop("ingestion_config", None)) is not None
                else None,
                item_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("item_count", None)) is not None
                else None,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
                metadata=(v if type(v) is dict else _d.to_mapping(v))
                if (v := d.pop("metadata", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.effective_ingestion_config import EffectiveIngestionConfig
