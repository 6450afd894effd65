from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class PresignedUrlChunk(_d.ResponseModel):
    """A presigned URL for one part."""

    chunk_index: int
    """Number of the part, from 1."""
    url: str
    """The URL to PUT the part to. It is a secret while it is valid."""
    expires_at: datetime.datetime | None = None
    """When the URL expires."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                chunk_index=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("chunk_index")) is not None
                else _d.NULL,
                url=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("url")) is not None else _d.NULL,
                expires_at=_d.to_time(v) if (v := d.pop("expires_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
