from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class EntityAssetsRequest(_d.RequestModel):
    asset_ids: Sequence[str]
    """The ids of the assets."""


if TYPE_CHECKING:
    from ..dicts import EntityAssetsRequestDict

    EntityAssetsRequestLike: TypeAlias = EntityAssetsRequest | EntityAssetsRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    EntityAssetsRequestLike = EntityAssetsRequest | Mapping[str, Any]
