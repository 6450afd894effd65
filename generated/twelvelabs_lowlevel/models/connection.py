from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.connection_provider import ConnectionProvider
from ..models.connection_status import ConnectionStatus


@_define(repr=False)
class Connection(_d.ResponseModel):
    """An account at another service to import files from."""

    _wire: ClassVar[Mapping[str, str]] = {"id": "_id"}

    id: str
    """The id of the connection."""
    provider: ConnectionProvider
    """The service."""
    status: ConnectionStatus
    """active, until it expires or is revoked."""
    connected_at: datetime.datetime
    """When the account was connected."""
    custom_id: str | None = None
    """Your own label for it, if you gave one."""
    account: ConnectionAccount | None = None
    """The account."""
    scopes: list[str] | None = None
    """The permissions granted by the user."""
    last_used_at: datetime.datetime | None = None
    """When the connection was last used."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("_id")) is not None else _d.NULL,
                provider=_d.to_enum(ConnectionProvider, v) if (v := d.pop("provider")) is not None else _d.NULL,
                status=_d.to_enum(ConnectionStatus, v) if (v := d.pop("status")) is not None else _d.NULL,
                connected_at=_d.to_time(v) if (v := d.pop("connected_at")) is not None else _d.NULL,
                custom_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("custom_id", None)) is not None
                else None,
                account=ConnectionAccount.from_dict(v) if (v := d.pop("account", None)) is not None else None,
                scopes=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("scopes", None)) is not None
                else None,
                last_used_at=_d.to_time(v) if (v := d.pop("last_used_at", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.connection_account import ConnectionAccount
