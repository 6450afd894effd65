from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class EmbeddingMediaMetadataImage(_d.ResponseModel):
    """Metadata of an image that was embedded synchronously."""

    input_type: Literal["image"]
    """Always image."""
    input_url: str | None = None
    """Its URL, if given as a URL."""
    input_filename: str | None = None
    """The filename, if there is one."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                input_type=_d.to_const(v, "image") if (v := d.pop("input_type")) is not None else _d.NULL,
                input_url=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_url", None)) is not None
                else None,
                input_filename=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("input_filename", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
