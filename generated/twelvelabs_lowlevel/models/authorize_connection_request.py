from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.connection_provider import ConnectionProvider


@_define
class AuthorizeConnectionRequest(_d.RequestModel):
    provider: ConnectionProvider | str
    """The service."""
    redirect_uri: str
    """The URI to redirect the user to afterwards. It must be registered if any redirect URI is."""
    custom_id: str | None = None
    """Your own label for the connection. It need not be unique, and should not identify a person."""
