from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class VideoContextAssetId(_d.RequestModel):
    """A video that is an asset of the account."""

    asset_id: str
    """The id of the asset, whose status must be ready."""
    type: Literal["asset_id"] = "asset_id"
    """Always asset_id."""
