from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class VideoContextAssetId(_d.RequestModel):
    """A video that is an asset of the account."""

    asset_id: str
    """The id of the asset, whose status must be ready."""
    type: Literal["asset_id"] = "asset_id"
    """Always asset_id."""


if TYPE_CHECKING:
    from ..dicts import VideoContextAssetIdDict

    VideoContextAssetIdLike: TypeAlias = VideoContextAssetId | VideoContextAssetIdDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    VideoContextAssetIdLike = VideoContextAssetId | Mapping[str, Any]
