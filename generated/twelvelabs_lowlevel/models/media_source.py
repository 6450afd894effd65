from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class MediaSource(_d.RequestModel):
    """Where to take the media from. Give exactly one of the three."""

    _wire: ClassVar[Mapping[str, str]] = {"base_64_string": "base64_string"}

    base_64_string: str | None = None
    """The file in Base64."""
    url: str | None = None
    """Public URL of the file. A web page that shows the media is not accepted."""
    asset_id: str | None = None
    """The id of an asset that is ready."""


if TYPE_CHECKING:
    from ..dicts import MediaSourceDict

    MediaSourceLike: TypeAlias = MediaSource | MediaSourceDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    MediaSourceLike = MediaSource | Mapping[str, Any]
