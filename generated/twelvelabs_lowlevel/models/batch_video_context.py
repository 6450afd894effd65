from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class BatchVideoContext(_d.RequestModel):
    """The video of one analysis of a batch, which must be an asset."""

    asset_id: str
    """The id of the asset, whose status must be ready."""
    type: Literal["asset_id"] = "asset_id"
    """Always asset_id."""


if TYPE_CHECKING:
    from ..dicts import BatchVideoContextDict

    BatchVideoContextLike: TypeAlias = BatchVideoContext | BatchVideoContextDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    BatchVideoContextLike = BatchVideoContext | Mapping[str, Any]
