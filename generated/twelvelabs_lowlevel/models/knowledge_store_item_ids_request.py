from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class KnowledgeStoreItemIdsRequest(_d.RequestModel):
    item_ids: Sequence[str]
    """The ids of the items, 1 to 500 per call."""


if TYPE_CHECKING:
    from ..dicts import KnowledgeStoreItemIdsRequestDict

    KnowledgeStoreItemIdsRequestLike: TypeAlias = (
        KnowledgeStoreItemIdsRequest | KnowledgeStoreItemIdsRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    KnowledgeStoreItemIdsRequestLike = KnowledgeStoreItemIdsRequest | Mapping[str, Any]
