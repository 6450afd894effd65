from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
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
    """When it last changed."""
    expires_at: datetime.datetime | None = None
    """When it will be deleted. Always null on paid plans; 90 days after creation on the free plan."""
    total_duration: float | None = None
    """The duration of all its content in seconds."""
    video_count: int | None = None
    """How many videos are in it."""
    addons: list[str] | None = None
    """Its add-ons, such as thumbnail."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                id=d.pop("_id"),
                index_name=d.pop("index_name"),
                created_at=_d.to_given_datetime(v) if (v := d.pop("created_at")) is not None else _d.NULL,
                models=[IndexModel.from_dict(i0) for i0 in v] if (v := d.pop("models")) is not None else _d.NULL,
                updated_at=_d.to_optional_datetime(v) if (v := d.pop("updated_at", None)) is not None else None,
                expires_at=_d.to_optional_datetime(v) if (v := d.pop("expires_at", None)) is not None else None,
                total_duration=d.pop("total_duration", None),
                video_count=d.pop("video_count", None),
                addons=d.pop("addons", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(IndexSchema, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.index_model import IndexModel
