from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class PresignedUrlsRequest(_d.RequestModel):
    start: int
    """Number of the first part, from 1."""
    count: int
    """Number of parts, 1 to 50."""


if TYPE_CHECKING:
    from ..dicts import PresignedUrlsRequestDict

    PresignedUrlsRequestLike: TypeAlias = PresignedUrlsRequest | PresignedUrlsRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    PresignedUrlsRequestLike = PresignedUrlsRequest | Mapping[str, Any]
