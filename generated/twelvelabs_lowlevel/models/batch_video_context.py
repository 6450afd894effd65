from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class BatchVideoContext(_d.RequestModel):
    """The video of one analysis of a batch, which must be an asset."""

    asset_id: str
    """The id of the asset, whose status must be ready."""
    type: Literal["asset_id"] = "asset_id"
    """Always asset_id."""
