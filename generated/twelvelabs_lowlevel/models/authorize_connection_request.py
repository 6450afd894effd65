from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.connection_provider import ConnectionProviderLike


@_define(repr=False)
class AuthorizeConnectionRequest(_d.RequestModel):
    provider: ConnectionProviderLike
    """The service."""
    redirect_uri: str
    """The URI to redirect the user to afterwards. It must be registered if any redirect URI is."""
    custom_id: str | None = None
    """Your own label for the connection. It need not be unique, and should not identify a person."""


if TYPE_CHECKING:
    from ..dicts import AuthorizeConnectionRequestDict

    AuthorizeConnectionRequestLike: TypeAlias = (
        AuthorizeConnectionRequest | AuthorizeConnectionRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    AuthorizeConnectionRequestLike = AuthorizeConnectionRequest | Mapping[str, Any]
