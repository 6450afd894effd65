from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.connection_provider import ConnectionProvider


@_define
class AuthorizeConnectionRequest(_d.RequestModel):
    provider: ConnectionProvider | str
    """The service."""
    redirect_uri: str
    """Where to send the user in the end. It must be registered if any address is."""
    custom_id: str | None = None
    """A name of your own for the connection. It need not be unique, and should not name a person."""
