from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class IndexSchema(_d.ResponseModel):
    """An index."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the index."""
    index_name: str
    """Its name."""
    created_at: datetime.datetime
    """When it was created."""
    models: list[IndexModel]
    """Its models."""
    updated_at: datetime.datetime | None = None
    """When it was last updated."""
    expires_at: datetime.datetime | None = None
    """When the index expires: always null on paid plans, 90 days after creation on the free plan."""
    total_duration: float | None = None
    """Total duration of its content in seconds."""
    video_count: int | None = None
    """Number of videos in the index."""
    addons: list[str] | None = None
    """Its add-ons, such as thumbnail."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                index_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("index_name")) is not None
                else _d.NULL,
                created_at=_d.to_time(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                models=[IndexModel.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("models")) is not None
                else _d.NULL,
                updated_at=_d.to_time(v) if (v := d.pop("updated_at", None)) is not None else None,
                expires_at=_d.to_time(v) if (v := d.pop("expires_at", None)) is not None else None,
                total_duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("total_duration", None)) is not None
                else None,
                video_count=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("video_count", None)) is not None
                else None,
                addons=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("addons", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.index_model import IndexModel
