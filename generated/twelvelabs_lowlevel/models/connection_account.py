from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class ConnectionAccount(_d.ResponseModel):
    external_id: str | None = None
    """The id of the account at the service."""
    display_name: str | None = None
    """The display name of the account, such as an e-mail address."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                external_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("external_id", None)) is not None
                else None,
                display_name=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("display_name", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
