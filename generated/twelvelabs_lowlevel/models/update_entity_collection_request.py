from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class UpdateEntityCollectionRequest(_d.RequestModel):
    name: str | None = None
    """The new name."""
    description: str | None = None
    """The new description."""


if TYPE_CHECKING:
    from ..dicts import UpdateEntityCollectionRequestDict

    UpdateEntityCollectionRequestLike: TypeAlias = (
        UpdateEntityCollectionRequest | UpdateEntityCollectionRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    UpdateEntityCollectionRequestLike = UpdateEntityCollectionRequest | Mapping[str, Any]
