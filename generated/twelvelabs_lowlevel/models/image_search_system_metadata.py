from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class ImageSearchSystemMetadata(_d.ResponseModel):
    width: int | None = None
    """Width in pixels."""
    height: int | None = None
    """Height in pixels."""
    size: int | None = None
    """The size of the file in bytes."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                width=d.pop("width", None),
                height=d.pop("height", None),
                size=d.pop("size", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(ImageSearchSystemMetadata, src_dict, d, error) from error
        model.additional_properties = d
        return model
