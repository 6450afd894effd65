from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateKnowledgeStoreItemCollectionRequest(_d.RequestModel):
    name: str
    """The name of the collection, unique within the knowledge store."""
    description: str | None = None
    """A description of the collection."""
    metadata: KnowledgeStoreMetadata | None = None
    """User metadata of the collection."""


if TYPE_CHECKING:
    from ..dicts import CreateKnowledgeStoreItemCollectionRequestDict

    CreateKnowledgeStoreItemCollectionRequestLike: TypeAlias = (
        CreateKnowledgeStoreItemCollectionRequest | CreateKnowledgeStoreItemCollectionRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateKnowledgeStoreItemCollectionRequestLike = CreateKnowledgeStoreItemCollectionRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.knowledge_store_metadata import KnowledgeStoreMetadata
