from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class CreateConnectionPickerTokenResponse(_d.ResponseModel):
    """What the service's own file picker needs."""

    access_token: str
    """The token. It is a secret while it is valid."""
    expires_in: int | None = None
    """Lifetime of the token in seconds."""
    scope: str | None = None
    """The granted scopes, separated by spaces."""
    app_id: str | None = None
    """Google project number, if the picker needs it."""
    developer_key: str | None = None
    """Browser API key, if the picker needs it."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                access_token=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("access_token")) is not None
                else _d.NULL,
                expires_in=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("expires_in", None)) is not None
                else None,
                scope=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("scope", None)) is not None else None,
                app_id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("app_id", None)) is not None else None,
                developer_key=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("developer_key", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
