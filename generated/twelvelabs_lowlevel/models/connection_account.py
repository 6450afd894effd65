from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class ConnectionAccount(_d.ResponseModel):
    external_id: str | None = None
    """The id of the account at the service."""
    display_name: str | None = None
    """What the account is called, such as an e-mail address."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                external_id=d.pop("external_id", None),
                display_name=d.pop("display_name", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(ConnectionAccount, src_dict, d, error) from error
        model.additional_properties = d
        return model
