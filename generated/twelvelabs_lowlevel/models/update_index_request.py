from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class UpdateIndexRequest(_d.RequestModel):
    index_name: str
    """The new name."""


if TYPE_CHECKING:
    from ..dicts import UpdateIndexRequestDict

    UpdateIndexRequestLike: TypeAlias = UpdateIndexRequest | UpdateIndexRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    UpdateIndexRequestLike = UpdateIndexRequest | Mapping[str, Any]
