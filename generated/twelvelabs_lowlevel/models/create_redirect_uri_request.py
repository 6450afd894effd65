from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateRedirectUriRequest(_d.RequestModel):
    redirect_uri: str
    """The redirect URI: public, over HTTPS, and without wildcards."""


if TYPE_CHECKING:
    from ..dicts import CreateRedirectUriRequestDict

    CreateRedirectUriRequestLike: TypeAlias = CreateRedirectUriRequest | CreateRedirectUriRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateRedirectUriRequestLike = CreateRedirectUriRequest | Mapping[str, Any]
