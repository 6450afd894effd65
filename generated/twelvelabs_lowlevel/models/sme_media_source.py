from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.sme_media_type import SmeMediaTypeLike


@_define(repr=False)
class SmeMediaSource(_d.RequestModel):
    """An image that a prompt refers to. Give exactly one of url, asset_id and base64_string."""

    _wire: ClassVar[Mapping[str, str]] = {"base_64_string": "base64_string"}

    name: str
    """The name that the prompt refers to it by."""
    media_type: SmeMediaTypeLike
    """The type of media."""
    url: str | None = None
    """Public URL of the image."""
    asset_id: str | None = None
    """The id of an asset."""
    base_64_string: str | None = None
    """Its content in base64, at most 32 MB when decoded."""


if TYPE_CHECKING:
    from ..dicts import SmeMediaSourceDict

    SmeMediaSourceLike: TypeAlias = SmeMediaSource | SmeMediaSourceDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    SmeMediaSourceLike = SmeMediaSource | Mapping[str, Any]
