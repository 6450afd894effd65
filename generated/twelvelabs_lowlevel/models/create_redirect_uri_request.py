from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class CreateRedirectUriRequest(_d.RequestModel):
    redirect_uri: str
    """The redirect URI: public, over HTTPS, and without wildcards."""
