from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class KnowledgeStoreSearchQuery(_d.RequestModel):
    """The query."""

    text: str
    """The query in natural language."""


if TYPE_CHECKING:
    from ..dicts import KnowledgeStoreSearchQueryDict

    KnowledgeStoreSearchQueryLike: TypeAlias = KnowledgeStoreSearchQuery | KnowledgeStoreSearchQueryDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    KnowledgeStoreSearchQueryLike = KnowledgeStoreSearchQuery | Mapping[str, Any]
