from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class CreateConnectionPickerTokenResponse(_d.ResponseModel):
    """What the service's own file picker needs."""

    access_token: str
    """The token. It is a secret while it lives."""
    expires_in: int | None = None
    """How many seconds it lives."""
    scope: str | None = None
    """What it permits, with spaces between."""
    app_id: str | None = None
    """The number of the project at Google, if the picker needs it."""
    developer_key: str | None = None
    """A key for browsers, if the picker needs it."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                access_token=d.pop("access_token"),
                expires_in=d.pop("expires_in", None),
                scope=d.pop("scope", None),
                app_id=d.pop("app_id", None),
                developer_key=d.pop("developer_key", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(CreateConnectionPickerTokenResponse, src_dict, d, error) from error
        model.additional_properties = d
        return model
